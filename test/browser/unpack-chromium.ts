import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface UnpackedChromium {
  executable: string;
  /** What the program is started with besides the environment of the tests. */
  environment: Readonly<Record<string, string>>;
}

const MODULES = fileURLToPath(new URL('../../node_modules/', import.meta.url));
/** The package does not export its own description, so it is read as a file. */
const { version } = JSON.parse(readFileSync(path.join(MODULES, '@sparticuz/chromium/package.json'), 'utf8')) as {
  version: string;
};

/**
 * Chromium with its libraries and a font, from the npm package, which holds them compressed: nothing of the system is
 * used, so that tests look the same everywhere. It is unpacked once, beside the final place and then moved there, since
 * test files run at the same time. `HENGBIAO_CHROMIUM` names another Chromium, where the package has none for the machine.
 */
export function unpackChromium(): UnpackedChromium {
  const own = process.env['HENGBIAO_CHROMIUM'];
  if (own !== undefined && own !== '') return { executable: own, environment: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      'the Chromium from npm runs on Linux x64 only; name another with HENGBIAO_CHROMIUM=/path/to/chromium',
    );
  const folder = path.join(MODULES, '.cache', 'hengbiao', `chromium-${version}`);
  if (!existsSync(folder)) unpack(folder);
  return {
    executable: path.join(folder, 'chromium'),
    environment: {
      LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
    },
  };
}

/** The package unpacks into the folder for temporary files, and its libraries only where it takes the machine for a bare one. */
const UNPACK = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";

function unpack(folder: string): void {
  const partial = `${folder}.${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  execFileSync(process.execPath, ['--input-type=module', '--eval', UNPACK], {
    cwd: path.dirname(fileURLToPath(import.meta.url)),
    env: { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: 'nodejs20.x' },
  });
  writeFileSync(path.join(partial, 'fonts.conf'), describeFonts(folder));
  try {
    renameSync(partial, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(partial, { recursive: true, force: true });
  }
}

function describeFonts(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${path.join(folder, 'fonts')}</dir>
  <cachedir>${path.join(folder, 'font-cache')}</cachedir>
</fontconfig>
`;
}
