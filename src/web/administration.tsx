import {
  BankOutlined,
  HourglassOutlined,
  IdcardOutlined,
  ImportOutlined,
  SettingOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { Area } from './pages.tsx';

/** What is set up and looked after, rather than worked at. */
export const administration: Area = {
  title: { zh: '管理', en: 'Administration' },
  pages: [
    {
      path: '/people',
      title: { zh: '人员', en: 'People' },
      icon: <TeamOutlined aria-hidden />,
      serves: [
        ...['people.employ', 'staff.people', 'staff.file', 'people.appoint', 'people.endHolding'],
        ...['people.appointDeputy', 'people.endDeputyship', 'people.recordTraining', 'people.recordHealthCheck'],
        ...['people.unlockLogin', 'people.endSession', 'staff.openLogin', 'staff.giveOneTimePassword'],
        ...['staff.voidBadge', 'staff.linkLogin', 'staff.unlinkLogin'],
      ],
    },
    {
      path: '/positions',
      title: { zh: '岗位', en: 'Positions' },
      icon: <IdcardOutlined aria-hidden />,
      serves: ['people.revisePosition', 'staff.duties', 'people.positions'],
    },
    {
      path: '/company',
      title: { zh: '本企业', en: 'Company' },
      icon: <BankOutlined aria-hidden />,
      serves: ['company.signGoLive', 'company.filePermit', 'company.state'],
    },
    {
      path: '/settings',
      title: { zh: '设置', en: 'Settings' },
      icon: <SettingOutlined aria-hidden />,
      serves: ['settings.change', 'settings.follow', 'settings.list'],
    },
    {
      path: '/import',
      title: { zh: '导入', en: 'Import' },
      icon: <ImportOutlined aria-hidden />,
      serves: ['papers.importTable'],
    },
    {
      path: '/jobs',
      title: { zh: '作业', en: 'Jobs' },
      icon: <HourglassOutlined aria-hidden />,
      serves: ['papers.jobs', 'papers.allJobs'],
    },
  ],
};
