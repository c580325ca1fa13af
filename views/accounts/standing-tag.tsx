import { Tag } from '../components/tag.tsx';
import { type AccountView, describeStanding } from './account-view.ts';

export function StandingTag({ account }: { account: AccountView }) {
  const { tone, text } = describeStanding(account);
  return <Tag tone={tone}>{text}</Tag>;
}
