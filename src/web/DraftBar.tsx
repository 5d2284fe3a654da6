import { Alert, Button, Popconfirm } from 'antd';
import { useLanguage } from './language.tsx';
import type { DraftHandle } from './use-draft.ts';

type Props<T> = { draft: DraftHandle<T>; onDrop: () => void };

/** Says whether the work in progress is safe on the server, takes a step back, and settles two devices' work. */
export const DraftBar = <T,>({ draft, onDrop }: Props<T>) => {
  const { say } = useLanguage();
  if (draft.elsewhere) {
    return (
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={say({
          zh: '这份草稿在另一台设备上也有改动，请选择保留哪一份',
          en: 'This draft was also changed on another device: choose which to keep',
        })}
        action={
          <div className="acts">
            <Button onClick={draft.takeTheirs}>{say({ zh: '用另一台的', en: "Take the other's" })}</Button>
            <Button onClick={draft.keepMine}>{say({ zh: '保留本机的', en: 'Keep mine' })}</Button>
          </div>
        }
      />
    );
  }
  return (
    <div className="draft-bar">
      <span className="quiet" role="status">
        {draft.isUnsaved
          ? say({ zh: '草稿正在保存…', en: 'Saving the draft…' })
          : say({ zh: '草稿已保存，可在其他设备上继续', en: 'Draft saved; it goes on on any device' })}
      </span>
      <Button size="small" disabled={draft.steps === 0 && !draft.isUnsaved} onClick={() => void draft.undo()}>
        {say({ zh: '撤销上一步', en: 'Undo the last step' })}
      </Button>
      <Popconfirm
        title={say({ zh: '放弃这份草稿？', en: 'Give this draft up?' })}
        okText={say({ zh: '放弃', en: 'Give up' })}
        cancelText={say({ zh: '取消', en: 'Cancel' })}
        onConfirm={onDrop}
      >
        <Button size="small" danger>
          {say({ zh: '放弃草稿', en: 'Give up' })}
        </Button>
      </Popconfirm>
    </div>
  );
};
