/** The browser and the telephone servers that the tests need: installed where that is possible, named where it is not. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];

function onPath(command) {
  return folders.some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function hasModule(name) {
  const libraries = ['/usr/lib', '/usr/lib64', '/usr/local/lib', '/usr/local/lib64'].filter(existsSync);
  const places = libraries.flatMap((lib) => [lib, ...readdirSync(lib).filter((dir) => dir.includes('-linux-')).map((dir) => join(lib, dir))]);
  return places.some((place) => existsSync(join(place, 'kamailio/modules', `${name}.so`)));
}

const needs = [
  { what: 'chromium', from: ['chromium', 'fonts-noto-core'], present: () => existsSync(process.env.CHROME_PATH ?? '/usr/bin/chromium') },
  { what: 'kamailio', from: ['kamailio'], present: () => onPath('kamailio') },
  { what: 'kamailio websocket module', from: ['kamailio-websocket-modules'], present: () => hasModule('websocket') },
  { what: 'rtpengine', from: ['rtpengine-daemon'], present: () => onPath('rtpengine') },
  { what: 'baresip', from: ['baresip-core'], present: () => onPath('baresip') },
  { what: 'sipp', from: ['sip-tester'], present: () => onPath('sipp') },
  { what: 'Xvfb', from: ['xvfb'], present: () => onPath('Xvfb') },
];

const missing = () => needs.filter(({ present }) => !present());

function apt(...args) {
  // Installing a server must not start it: the tests run their own, on their own ports.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const result = spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=500', ...args], { stdio: ['ignore', 'inherit', 'inherit'], env });
  return result.status === 0;
}

let absent = missing();
if (absent.length > 0 && process.getuid?.() === 0 && existsSync('/etc/debian_version') && onPath('apt-get')) {
  const packages = absent.flatMap(({ from }) => from);
  console.log(`installing ${packages.join(' ')}`);
  if (apt('update')) apt('install', '-y', '--no-install-recommends', ...packages);
  absent = missing();
}

if (absent.length > 0) {
  const packages = absent.flatMap(({ from }) => from).join(' ');
  console.error(`Missing ${absent.map(({ what }) => what).join(', ')}: install them first (on Debian: apt-get install --no-install-recommends ${packages}).`);
  process.exit(1);
}
console.log('system: chromium, kamailio, rtpengine, baresip, sipp and Xvfb are here');
