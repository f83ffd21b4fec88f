/**
 * Opens every story of the built Storybook in Chromium and fails on a story that does not render, a play function that
 * fails, an axe violation, a console error or an uncaught error. Arguments select stories by a part of their id.
 */
import { chromium } from 'playwright-core';
import { serveFolder } from './static-server.mjs';

// They wait more than they compute.
const pages = 4;
const deadline = 30_000;

const args = [
  '--no-sandbox',
  // Two hidden pages of the browser's own for each window are half of its work here.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
];

/** Runs in the page: resolves with what went wrong once Storybook says that the story has finished. */
function storyOutcome({ id, deadline: limit }) {
  return new Promise((resolve) => {
    const problems = [];
    const done = () => resolve(problems);
    const fail = (problem) => {
      problems.push(problem);
      done();
    };
    setTimeout(() => fail('did not finish in time'), limit);
    const violations = ({ type, status, result }) =>
      status === 'failed' ? [`${type}: ${(result?.violations ?? []).map((v) => `${v.id} (${v.nodes?.map((n) => n.target.join(' ')).join('; ')})`).join(', ')}`] : [];
    const finished = ({ storyId, status, reporters }) => {
      if (storyId !== id) return;
      problems.push(...(reporters ?? []).flatMap(violations));
      if (status !== 'success' && problems.length === 0) problems.push(`status ${status}`);
      done();
    };
    const listen = () => {
      const channel = globalThis.__STORYBOOK_ADDONS_CHANNEL__;
      if (!channel) return setTimeout(listen, 10);
      channel.on('storyFinished', finished);
      channel.on('storyThrewException', (error) => fail(`threw: ${error.message}`));
      channel.on('playFunctionThrewException', (error) => fail(`play: ${error.message}`));
      channel.on('storyErrored', ({ title }) => fail(`error: ${title}`));
      channel.on('storyMissing', () => fail('missing'));
      const [last] = channel.last('storyFinished') ?? [];
      if (last) finished(last);
      return undefined;
    };
    listen();
  });
}

async function runStory(page, base, { id }) {
  const problems = [];
  const uncaught = (error) => problems.push(`uncaught: ${error.message}`);
  const logged = (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} ${message.location().url}`);
  };
  page.on('pageerror', uncaught).on('console', logged);
  try {
    await page.goto(`${base}/iframe.html?id=${id}&viewMode=story`);
    problems.push(...(await page.evaluate(storyOutcome, { id, deadline })));
    await page.evaluate(() => sessionStorage.clear());
  } catch (error) {
    problems.push(String(error));
  }
  page.off('pageerror', uncaught).off('console', logged);
  return problems;
}

/**
 * Each story finds an empty browser, because what another one typed and did not send is kept for its agent; only the code
 * that was compiled for it stays.
 */
async function worker(browser, base, queue, failures) {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  // A story may hold files that were not sent: it is left all the same.
  page.on('dialog', (dialog) => void dialog.accept());
  const devtools = await context.newCDPSession(page);
  for (let story = queue.shift(); story; story = queue.shift()) {
    const problems = await runStory(page, base, story);
    await page.goto('about:blank');
    await devtools.send('Storage.clearDataForOrigin', { origin: base, storageTypes: 'local_storage,indexeddb,cache_storage,cookies' });
    if (problems.length > 0) failures.push({ id: story.id, problems });
  }
  await context.close();
}

const wanted = process.argv.slice(2);
const server = await serveFolder('dist/storybook');
const { entries } = await (await fetch(`${server.url}/index.json`)).json();
const stories = Object.values(entries).filter(({ type, id }) => type === 'story' && (wanted.length === 0 || wanted.some((part) => id.includes(part))));
const queue = [...stories];
const failures = [];
const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args });
try {
  await Promise.all(Array.from({ length: pages }, () => worker(browser, server.url, queue, failures)));
} finally {
  await browser.close();
  server.close();
}

for (const { id, problems } of failures) console.error([`✗ ${id}`, ...problems.map((problem) => `    ${problem}`)].join('\n'));
console.log(`${stories.length - failures.length} stories passed, ${failures.length} failed`);
if (failures.length > 0 || stories.length === 0) process.exitCode = 1;
