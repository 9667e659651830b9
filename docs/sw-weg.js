// The way back: put this text in the place of sw.js. Every browser that comes by removes what the site had
// stored there and goes on without a service worker. See docs/beheer/hosting.md.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const { pathname } = new URL(self.registration.scope);
  const clean = async () => {
    for (const name of await caches.keys())
      if (/^cmz-\d+ /.test(name) && name.endsWith(` ${pathname}`)) await caches.delete(name);
    await self.registration.unregister();
  };
  event.waitUntil(clean());
});
