/** Plans from other formats, with a list of what was not understood. Frameworks of standards have a door of their own, `./case`. */

export { MARKDOWN_CHARACTERS_MAX, MarkdownTooLarge, type ReadMarkdown, readMarkdown } from './markdown.ts';
export { type PlanFromJson, readPlanJson } from './plan-json.ts';
