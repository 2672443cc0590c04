/* An exhibit whose runs are under way shows the page's main part anew until they have ended. */
import { live } from './live.js';

const main = () => document.getElementById('main');

if (main().dataset.live) {
  live(async signal => {
    const response = await fetch(main().dataset.live, { signal });
    if (!response.ok) throw new Error(`the exhibit answered with status ${response.status}`);
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('main');
    main().replaceWith(document.adoptNode(fresh));
    return Boolean(main().dataset.live);
  });
}
