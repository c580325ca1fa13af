import { fileURLToPath } from 'node:url';
import { ACCOUNT_SETTINGS } from '../../accounts/account-settings.ts';
import { AppError } from '../../domain/app-error.ts';
import { type Command, EXIT } from '../command.ts';
import { DATA_OPTION, readDataFolder } from '../data-folder.ts';
import { readPublicUrl } from '../public-url.ts';
import { readSigningKey } from '../signing-key.ts';

const DEMO = fileURLToPath(new URL('../../../fixtures/demo', import.meta.url));

const DEMO_ADDRESS = '/evaluations/demo';

export const serveCommand: Command = {
  name: 'serve',
  usage: '[--port 3000] [--data 文件夹] [--url https://域名] [--key 私钥.pem]',
  summary:
    '在浏览器中工作：项目和账号在数据文件夹中；前面有代理服务器的，用 --url 指明对外的地址；用 --key 给归档包签名（私钥用 openssl genpkey -algorithm ed25519 -out 私钥.pem 生成，公钥在归档页下载）',
  options: { ...DATA_OPTION, port: { type: 'string' }, url: { type: 'string' }, key: { type: 'string' } },
  positionals: { from: 0, to: 0 },
  async run({ options }, output) {
    const port = readPort(options['port']);
    const publicUrl = readPublicUrl(options['url']);
    const signingKey = readSigningKey(options['key']);
    const { scoreAside } = await import('../../use-cases/score-aside.ts');
    const { startServer } = await import('../../web/serve.ts');
    const server = await startServer({
      port,
      data: readDataFolder(options),
      ...(publicUrl === null ? {} : { publicUrl }),
      signingKey,
      onError: (error, path) => output.note(`页面出错 ${path}：${error.stack ?? error.message}`),
      evaluations: [
        {
          href: DEMO_ADDRESS,
          load: async (signal) => ({ href: DEMO_ADDRESS, isDemo: true, ...(await scoreAside(DEMO, signal)) }),
        },
      ],
    });
    output.note(`衡标已启动：${server.url}　（Ctrl+C 停止）`);
    if (server.firstStart !== null)
      output.note(
        `还没有账号。请在 ${ACCOUNT_SETTINGS.firstStartHours} 小时内打开这个链接，建立系统管理员账号（只能用一次，重新启动后作废）：\n${server.firstStart}`,
      );
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
    });
    await server.close();
    return EXIT.done;
  },
};

function readPort(written: string | boolean | undefined): number {
  if (written === undefined) return DEFAULT_PORT;
  const port = typeof written === 'string' && /^\d{1,5}$/.test(written) ? Number.parseInt(written, 10) : -1;
  if (port < 0 || port > HIGHEST_PORT)
    throw new AppError('usage', `--port 后面应是 0 到 ${HIGHEST_PORT} 的端口号，而不是“${String(written)}”`);
  return port;
}

const DEFAULT_PORT = 3000;
const HIGHEST_PORT = 65535;
