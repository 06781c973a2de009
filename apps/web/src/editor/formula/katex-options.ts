/** How KaTeX draws here. Without `macros`, what a formula defines ends with it. */
import type { KatexOptions } from 'katex';

export const katexOptions: KatexOptions = {
  output: 'htmlAndMathml',
  throwOnError: true,
  trust: false,
  strict: 'ignore',
  maxExpand: 300,
  maxSize: 20,
};
