// Runs before start, test, check and every command: brings node_modules in line with the lockfile when the lockfile has changed.
// `--stamp` (after any npm ci or npm install) only notes which lockfile was installed, so that nothing is installed twice.
// Plain JavaScript with no dependency, silent on stdout so that a command's data stays clean.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Lantian needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(3);
}

const lock = join(root, 'package-lock.json');
const stampFile = join(root, 'node_modules', '.lantian-stamp');
const stamp = createHash('sha256').update(readFileSync(lock)).update(process.versions.modules).digest('hex');
if (process.argv.includes('--stamp')) {
  writeFileSync(stampFile, stamp);
  process.exit();
}
const current = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';

if (current !== stamp) {
  process.stderr.write('Installing what the lockfile names (about a minute the first time) …\n');
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']];
  const done = spawnSync(command, [...args, '--no-audit', '--no-fund'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (done.status !== 0) {
    process.stderr.write(
      'The installation failed; the lines above say why. A C++ compiler and Python are needed where no ready-made better-sqlite3 exists.\n',
    );
    if (/[\s()'"&;$`]/.test(root))
      process.stderr.write(`Compiling does not work in a folder whose path has blanks or brackets: move ${root}\n`);
    process.exit(3);
  }
  writeFileSync(stampFile, stamp);
}
