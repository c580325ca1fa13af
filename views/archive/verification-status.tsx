import type { Child } from 'hono/jsx';
import { Tag, type Tone } from '../components/tag.tsx';
import { showMoment } from '../times.ts';
import {
  CHECK_MEANINGS,
  CHECK_NAMES,
  type ShownVerification,
  type VerificationState,
  type VerificationView,
} from './verification-view.ts';

const STEPS = { files: '正在核对文件的散列值', events: '正在核对事件、权限，并重算得分' } as const;

/** How far a verification is, or what it came to. */
export function VerificationStatus({ view, children }: { view: VerificationView; children?: Child }) {
  const { state, finishedAt } = view;
  return (
    <div class="verification">
      {state.type === 'verified' ? (
        <Verified verification={state.verification} />
      ) : (
        <p role="status">{describeState(state)}</p>
      )}
      {state.type === 'verifying' ? (
        <p class="progress">
          <progress value={state.done} max={Math.max(state.all, 1)} aria-label={STEPS[state.step]} />
          <span>{Math.floor((state.done / Math.max(state.all, 1)) * 100)}%</span>
        </p>
      ) : null}
      {finishedAt === null ? null : <p class="soft">{showMoment(finishedAt)} 核验。</p>}
      {children}
    </div>
  );
}

function describeState(state: Exclude<VerificationState, { type: 'verified' }>): Child {
  switch (state.type) {
    case 'waiting':
      return '等待核验，前面还有正在核验的归档包';
    case 'writing':
      return '正在写出归档包';
    case 'verifying':
      return STEPS[state.step];
    case 'stopped':
      return '已停止，没有核验完。需要时请重新核验。';
    case 'refused':
      return (
        <>
          <Tag tone="bad">没有核验</Tag> {state.message}
        </>
      );
  }
}

const OUTCOMES: Readonly<Record<ShownVerification['checks'][number]['outcome'], { tone: Tone; word: string }>> = {
  passed: { tone: 'good', word: '通过' },
  failed: { tone: 'bad', word: '未通过' },
  'not-reached': { tone: 'plain', word: '未核对' },
  absent: { tone: 'look', word: '没有' },
};

function Verified({ verification }: { verification: ShownVerification }) {
  const { valid, events, checks, problems } = verification;
  return (
    <>
      <p role="status">
        {valid ? (
          <>
            <Tag tone="good">核验通过</Tag> {events} 个事件的散列链、权限和次序无误，全部文件完好，全部得分重算一致。
          </>
        ) : (
          <>
            <Tag tone="bad">核验未通过</Tag> 这份归档包不能作为依据，请取得原件。
          </>
        )}
      </p>
      {problems.length === 0 ? null : (
        <>
          <h3>发现</h3>
          <ul>
            {problems.map(({ message }) => (
              <li>{message}</li>
            ))}
          </ul>
        </>
      )}
      <table class="cards list">
        <caption class="sr">各项核对</caption>
        <thead>
          <tr>
            <th scope="col">核对</th>
            <th scope="col">结果</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {checks.map((check) => (
            <tr>
              <th scope="row">{CHECK_NAMES[check.name]}</th>
              <td class="pair">
                <span class="label">结果</span>
                <Outcome check={check} verification={verification} />
              </td>
              <td class="pair">
                <span class="label">说明</span>
                {explain(check, verification)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

interface CheckProps {
  check: ShownVerification['checks'][number];
  verification: ShownVerification;
}

function Outcome({ check: { name, outcome }, verification }: CheckProps) {
  if (name === 'signature' && outcome === 'passed' && verification.signature === 'own-key-only')
    return <Tag tone="look">须核对公钥</Tag>;
  const { tone, word } = OUTCOMES[outcome];
  return <Tag tone={tone}>{word}</Tag>;
}

function explain({ name, outcome }: CheckProps['check'], { signature }: ShownVerification): string {
  if (outcome === 'not-reached') return '前面的问题排除以后才能核对';
  if (outcome === 'failed') return '见上面的发现';
  if (outcome === 'absent') return '归档包没有签名：能核对有没有改动，不能核对由谁写出';
  if (name === 'signature' && signature === 'own-key-only')
    return '签名与归档包自带的公钥相符；由谁签名，要用代理机构给的公钥核对';
  return CHECK_MEANINGS[name];
}
