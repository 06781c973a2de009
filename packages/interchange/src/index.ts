/** Plans and frameworks from other formats, with a list of what was not understood. */

export {
  type CaseChanges,
  type CaseFramework,
  type CaseNote,
  CaseNotRead,
  type CasePackage,
  caseLimits,
  parseCasePackage,
  readCasePackage,
  updateCasePackage,
  writeCasePackage,
} from './case.ts';
export { MARKDOWN_CHARACTERS_MAX, MarkdownTooLarge, type ReadMarkdown, readMarkdown } from './markdown.ts';
export { type PlanFromJson, readPlanJson } from './plan-json.ts';
