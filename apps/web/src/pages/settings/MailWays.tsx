/** For each kind of notice, how it comes by e-mail. */
import { NativeSelect } from '@mantine/core';
import { type MailWay, mailWaysFor, type NoticeReason, noticeReasons } from '@tangram/domain';
import { settingsWords } from '../../words/settings.ts';
import css from '../SettingsPage.module.css';

interface MailWaysProps {
  readonly ways: Readonly<Record<NoticeReason, MailWay>>;
  readonly disabled: boolean;
  readonly onChoose: (reason: NoticeReason, way: MailWay) => void;
}

export function MailWays({ ways, disabled, onChoose }: MailWaysProps) {
  return (
    <div className={css.ways}>
      {noticeReasons.map((reason) => (
        <NativeSelect
          key={reason}
          label={settingsWords.kinds[reason]}
          classNames={{ root: css.way, label: css.wayLabel }}
          data={mailWaysFor(reason).map((value) => ({ value, label: settingsWords.ways[value] }))}
          value={ways[reason]}
          disabled={disabled}
          onChange={(event) => onChoose(reason, event.currentTarget.value as MailWay)}
        />
      ))}
    </div>
  );
}
