import { CameraOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { type ChangeEvent, type ClipboardEvent, type DragEvent, useId, useRef, useState } from 'react';
import { useLanguage } from './language.tsx';
import { type NotDone, notDone } from './not-done.ts';
import { uploadFile } from './upload.ts';
import './upload.css';

type Named = { fileId: string; name: string };
type Sending = { key: number; file: File; part: number; problem?: NotDone; fileId?: string };
type Props = { onChange: (files: readonly Named[]) => void };

/** Takes files by choosing, dragging, pasting or the camera; several at once, each with its progress and its own
 *  problem, which one press tries again. */
export const Upload = ({ onChange }: Props) => {
  const { say } = useLanguage();
  const { all, put, take, again } = useSending(onChange);
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    take(event.dataTransfer.files);
  };
  return (
    <fieldset
      className="upload"
      aria-label={say({ zh: '上传文件', en: 'Upload files' })}
      onDragOver={(event) => event.preventDefault()}
      onDrop={dropped}
      onPaste={(event: ClipboardEvent) => take(event.clipboardData.files)}
    >
      <div className="upload-ways">
        <Pick
          label={say({ zh: '选择文件', en: 'Choose files' })}
          icon={<PaperClipOutlined aria-hidden />}
          onPick={take}
        />
        <Pick
          label={say({ zh: '拍照', en: 'Take a photo' })}
          icon={<CameraOutlined aria-hidden />}
          onPick={take}
          isCamera
        />
        <span className="quiet">{say({ zh: '也可以拖到这里或粘贴', en: 'or drag and paste here' })}</span>
      </div>
      {all.map((one) => (
        <SendingFile
          key={one.key}
          one={one}
          onAgain={() => again(one)}
          onRemove={() => put((before) => before.filter(({ key }) => key !== one.key))}
        />
      ))}
    </fieldset>
  );
};

/** The files on their way, and what sends them. */
const useSending = (onChange: Props['onChange']) => {
  const [all, setAll] = useState<readonly Sending[]>([]);
  const now = useRef(all);
  const next = useRef(0);
  const put = (change: (before: readonly Sending[]) => readonly Sending[]) => {
    now.current = change(now.current);
    setAll(now.current);
    onChange(now.current.flatMap(({ fileId, file }) => (fileId ? [{ fileId, name: file.name }] : [])));
  };
  const change = (key: number, more: Partial<Sending>) =>
    put((before) => before.map((one) => (one.key === key ? { ...one, ...more } : one)));
  const send = async ({ key, file }: Sending) => {
    try {
      const { fileId } = await uploadFile(file, (part) => change(key, { part }));
      change(key, { fileId, part: 1 });
    } catch (thrown) {
      change(key, { problem: notDone(thrown) });
    }
  };
  const take = (files: Iterable<File> | null | undefined) => {
    const added = [...(files ?? [])].map((file): Sending => ({ key: next.current++, file, part: 0 }));
    put((before) => [...before, ...added]);
    for (const one of added) void send(one);
  };
  const again = ({ key, file }: Sending) => {
    put((before) => before.map((one) => (one.key === key ? { key, file, part: 0 } : one)));
    void send({ key, file, part: 0 });
  };
  return { all, put, take, again };
};

type SendingProps = { one: Sending; onAgain: () => void; onRemove: () => void };

/** One file on its way, there, or not: then its problem and another try. */
const SendingFile = ({ one, onAgain, onRemove }: SendingProps) => {
  const { say } = useLanguage();
  return (
    <div className="upload-file">
      <span className="upload-name">{one.file.name}</span>
      {one.problem ? (
        <>
          <span role="alert" className="upload-problem">
            {say(one.problem.said)}
          </span>
          <Button size="small" onClick={onAgain}>
            {say({ zh: '重试', en: 'Try again' })}
          </Button>
        </>
      ) : (
        <Progress percent={Math.round(one.part * 100)} size="small" {...(one.fileId && { status: 'success' })} />
      )}
      <Button size="small" type="text" onClick={onRemove}>
        {say({ zh: '移除', en: 'Remove' })}
      </Button>
    </div>
  );
};

type PickProps = { label: string; icon: React.ReactNode; isCamera?: boolean; onPick: (files: FileList | null) => void };

/** A button over a file input that stays reachable by keyboard and by its label. */
const Pick = ({ label, icon, isCamera = false, onPick }: PickProps) => {
  const id = useId();
  const picked = ({ target }: ChangeEvent<HTMLInputElement>) => {
    onPick(target.files);
    target.value = ''; // The same file may be chosen again.
  };
  return (
    <label className={isCamera ? 'upload-pick upload-camera' : 'upload-pick'} htmlFor={id}>
      {icon} {label}
      <input
        id={id}
        type="file"
        className="upload-input"
        multiple={!isCamera}
        {...(isCamera && { accept: 'image/*', capture: 'environment' as const })}
        onChange={picked}
      />
    </label>
  );
};
