import { InboxOutlined, NodeIndexOutlined, SafetyCertificateOutlined, SendOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Bilingual } from '#kernel/contract';

type PageLink = { path: '/receive' | '/accept' | '/ship' | '/trace'; title: Bilingual; icon: ReactNode };

/** The pages in the order goods flow. */
export const pages: readonly PageLink[] = [
  { path: '/receive', title: { zh: '收货', en: 'Receive' }, icon: <InboxOutlined aria-hidden /> },
  { path: '/accept', title: { zh: '验收', en: 'Accept' }, icon: <SafetyCertificateOutlined aria-hidden /> },
  { path: '/ship', title: { zh: '发货', en: 'Ship' }, icon: <SendOutlined aria-hidden /> },
  { path: '/trace', title: { zh: '追溯', en: 'Trace' }, icon: <NodeIndexOutlined aria-hidden /> },
];
