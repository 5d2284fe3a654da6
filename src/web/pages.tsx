import {
  InboxOutlined,
  NodeIndexOutlined,
  SafetyCertificateOutlined,
  SendOutlined,
  SettingOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Bilingual } from '#kernel/contract';

type PageLink = {
  path: '/receive' | '/accept' | '/ship' | '/trace' | '/settings';
  title: Bilingual;
  icon: ReactNode;
  /** The commands that are done there: the way to mend what is missing. */
  does: readonly string[];
};

/** The pages in the order goods flow. */
export const pages: readonly PageLink[] = [
  {
    path: '/receive',
    title: { zh: '收货', en: 'Receive' },
    icon: <InboxOutlined aria-hidden />,
    does: ['receiving.receive'],
  },
  {
    path: '/accept',
    title: { zh: '验收', en: 'Accept' },
    icon: <SafetyCertificateOutlined aria-hidden />,
    does: ['acceptance.releaseAccepted'],
  },
  { path: '/ship', title: { zh: '发货', en: 'Ship' }, icon: <SendOutlined aria-hidden />, does: ['shipping.ship'] },
  { path: '/trace', title: { zh: '追溯', en: 'Trace' }, icon: <NodeIndexOutlined aria-hidden />, does: [] },
  {
    path: '/settings',
    title: { zh: '设置', en: 'Settings' },
    icon: <SettingOutlined aria-hidden />,
    does: ['settings.change', 'settings.follow'],
  },
];
