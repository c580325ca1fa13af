import { fileURLToPath } from 'node:url';
import { AppError } from '../../domain/app-error.ts';
import { type Command, EXIT } from '../command.ts';

const DEMO = fileURLToPath(new URL('../../../fixtures/demo', import.meta.url));

export const serveCommand: Command = {
  name: 'serve',
  usage: '[--port 3000]',
  summary: '在浏览器中读取文件，打开演示项目的评审结果',
  options: { port: { type: 'string' } },
  positionals: { from: 0, to: 0 },
  async run({ options }, output) {
    const port = readPort(options['port']);
    const { scoreCase } = await import('../../use-cases/score-case.ts');
    const { startServer } = await import('../../web/serve.ts');
    const server = await startServer({
      port,
      onError: (error, path) => output.note(`页面出错 ${path}：${error.stack ?? error.message}`),
      load: async () => [{ href: '/evaluations/demo', isDemo: true, ...(await scoreCase(DEMO)) }],
    });
    output.note(`衡标已启动：${server.url}　（Ctrl+C 停止）`);
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
