/* Pages that stay up to date: ask for what is new after a cursor, pause, ask again. Ends by itself. */

const LONGEST_PAUSE = 15_000;

/**
 * Calls `ask` at once and then again after each pause, until it resolves to false. While the page is hidden it waits. When
 * `ask` fails, a notice says so and since when, and the pauses grow to 15 s; the first answer takes the notice away.
 *
 * ask: async (signal) => true to go on, false when nothing can change any more; pause: milliseconds.
 * Returns a function that ends it.
 */
export function live(ask, pause = 1000) {
  const ended = new AbortController();
  run(ask, pause, ended.signal);
  return () => ended.abort();
}

async function run(ask, pause, signal) {
  let wait = pause;
  let since = null;
  while (!signal.aborted) {
    try {
      const more = await ask(signal);
      since = connected(since);
      wait = pause;
      if (!more) return;
    } catch (failure) {
      if (signal.aborted) return;
      console.info('The page could not be brought up to date:', failure.message);
      since ??= lost();
      wait = Math.min(wait * 2, LONGEST_PAUSE);
    }
    await sleep(wait, signal);
    await visible(signal);
  }
}

/** The JSON at an address; throws, naming the status, if the answer is anything else. */
export async function getJson(url, signal) {
  const response = await fetch(url, { headers: { Accept: 'application/json' }, signal });
  if (!response.ok) throw new Error(`${url} answered with status ${response.status}`);
  return response.json();
}

const sleep = (ms, signal) => new Promise(done => {
  const timer = setTimeout(done, ms);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    done();
  }, { once: true });
});

const visible = signal => document.visibilityState === 'visible'
  ? Promise.resolve()
  : new Promise(done => {
    document.addEventListener('visibilitychange', done, { once: true });
    signal.addEventListener('abort', done, { once: true });
  });

function lost() {
  const notice = document.createElement('p');
  notice.className = 'toast';
  notice.setAttribute('role', 'status');
  const time = new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  notice.textContent = `No connection to the service since ${time}. The numbers on this page are from before.`;
  document.body.append(notice);
  return notice;
}

function connected(notice) {
  notice?.remove();
  return null;
}
