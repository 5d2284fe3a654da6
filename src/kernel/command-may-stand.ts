/** What a command has to be, or the program does not start. */
import { must } from './errors.ts';
import { approvalOf } from './held/approval-setting.ts';
import type { Operation } from './operation.ts';
import { listSetting } from './settings/setting.ts';

/** A command of its module that locks goods names its kind of act; who approves it becomes a setting. */
export const commandMayStand = (module: string, { command, parts }: Operation): void => {
  must(command.name.startsWith(`${module}.`), `${command.name} is a command of ${module}`);
  must(command.kind || !parts.locks, `${command.name} locks goods or documents, so it names its kind of act`);
  const approval = approvalOf(command);
  if (approval) listSetting(approval);
};
