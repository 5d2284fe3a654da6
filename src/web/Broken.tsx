import { Button } from 'antd';
import { Component, type ReactNode, useState } from 'react';
import { newId } from './client.ts';
import { useLanguage } from './language.tsx';
import { NotDone } from './not-done.ts';

/** An apology with a number; what was typed in a draft is still there after the page is opened again. */
export const Broken = ({ error }: { error: unknown }) => {
  const { say } = useLanguage();
  const [number] = useState(() => numberOf(error));
  return (
    <main className="page" role="alert">
      <h1>{say({ zh: '很抱歉，这个页面出错了', en: 'We are sorry, this page failed' })}</h1>
      <p>
        {say({
          zh: '请重新打开；如果还是不行，请联系我们并报此编号：',
          en: 'Open it again; if it fails again, call us and name: ',
        })}
        <code>{number}</code>
      </p>
      <Button type="primary" onClick={() => location.reload()}>
        {say({ zh: '重新打开', en: 'Open again' })}
      </Button>
    </main>
  );
};

/** Catches what fails outside the pages, which the router catches itself. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? new Error('nothing was thrown') };
  }

  override render() {
    return this.state.error === undefined ? this.props.children : <Broken error={this.state.error} />;
  }
}

/** The server's number, or one of our own that also stands in the console. */
const numberOf = (error: unknown): string => {
  if (error instanceof NotDone && error.number) return error.number;
  const number = newId().slice(-8);
  console.error(number, error);
  return number;
};
