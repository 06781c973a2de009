/** What can be done where the caret stands: what is inserted, rows and columns, named parts. */
import { keyNames } from '../ui/key-names.ts';

export const placeWords = {
  table: 'Table',
  pairs: 'Two columns that belong together',
  segment: 'Segment: a timed piece of a lesson',
  ownLine: 'Formula on its own line',
  rule: 'Divider',
  partsHeading: 'Parts of this section',
  removeSegment: 'Remove this segment',
  removePart: (name: string) => `Remove “${name}”`,
  itemIn: 'Move this item in (Tab)',
  itemOut: `Move this item out (${keyNames('Shift Tab')})`,
  rowAbove: 'Add a row above',
  rowBelow: 'Add a row below',
  removeRow: 'Remove this row',
  columnLeft: 'Add a column to the left',
  columnRight: 'Add a column to the right',
  removeColumn: 'Remove this column',
  headings: 'First row as headings',
  removeTable: 'Remove this table',
  rowDetails: 'Row details',
};
