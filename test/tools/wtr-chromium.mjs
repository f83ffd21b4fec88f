import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';

const args = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--allow-loopback-in-peer-connection',
  // Fake mDNS names cannot be resolved by a media relay on this machine.
  '--disable-features=WebRtcHideLocalIpsWithMdns,Translate,MediaRouter,OptimizationHints,WebUIOmniboxPopup,WebUIOmniboxAimPopup',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--force-color-profile=srgb',
];

/**
 * Chromium in which every test file has a browser context of its own: the runner would otherwise reuse one page after
 * another, and storage, locks, channels and emulated media of one file would be seen by the next.
 */
export function isolatedChromium() {
  const launcher = chromeLauncher({
    puppeteer,
    launchOptions: { executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args },
    async createPage({ browser }) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.emulateFocusedPage(true);
      return page;
    },
  });
  const stopSession = launcher.stopSession.bind(launcher);
  launcher.stopSession = async (sessionId) => {
    const context = launcher.getPage(sessionId).browserContext();
    const result = await stopSession(sessionId);
    launcher.inactivePages.length = 0;
    await context.close();
    return result;
  };
  return launcher;
}
