// Put into both pages alike, before their own scripts: notes when a change is durable and when the next frame is out.
(() => {
  const FRAME = 1000 / 60; // ms
  const writes = [];
  let isReady = false;
  let lastRead = 0;
  const openTransaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...parameters) {
    const transaction = openTransaction.apply(this, parameters);
    if (transaction.mode === "readonly" && !isReady) {
      transaction.addEventListener("complete", () => (lastRead = performance.now()));
    }
    if (transaction.mode === "readwrite") {
      const write = { begun: performance.now(), durability: transaction.durability };
      transaction.addEventListener("complete", () => {
        write.done = performance.now();
        for (const waiter of [...waiters]) waiter(write);
      });
      writes.push(write);
    }
    return transaction;
  };
  const waiters = new Set();

  // The first write that begins after `from` and completes; what a page writes at start-up does not count.
  function nextWrite(from) {
    return new Promise((resolve) => {
      const waiter = (write) => {
        if (write.begun < from) return;
        waiters.delete(waiter);
        resolve(write);
      };
      waiters.add(waiter);
    });
  }

  function afterPaint() {
    return new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
    });
  }

  function tickOf(index) {
    return document.querySelectorAll("[data-hook=seen], input[name^='seen.']")[index];
  }

  // The previous change has to be over: two frames and a pause, during which nothing is measured. Of no fixed length: a
  // person taps at any moment between two frames, and whether the next one is just ahead is half of what is measured.
  async function settle() {
    await afterPaint();
    await afterPaint();
    await new Promise((resolve) => setTimeout(resolve, 40 + Math.random() * FRAME));
  }

  async function tick(index) {
    const at = performance.now();
    const written = nextWrite(at);
    const painted = afterPaint();
    tickOf(index).click();
    const handled = performance.now();
    const [write, paint] = await Promise.all([written, painted]);
    return { at, handler: handled - at, paint: paint - at, durable: write.done - at, durability: write.durability };
  }

  // Inside a frame, so that the wait for the screen's own rhythm (up to 16.7 ms, the same everywhere) stays out.
  async function tickInFrame(index) {
    await settle();
    return new Promise((resolve) => {
      requestAnimationFrame(() => {
        const at = performance.now();
        const { port1, port2 } = new MessageChannel();
        tickOf(index).click();
        port1.onmessage = () => resolve(performance.now() - at);
        port2.postMessage(null);
      });
    });
  }

  // data-ready: the whole page is usable; data-ticks, where a page has it: a tick counts from now on.
  function until(...marks) {
    const isThere = () => marks.some((mark) => document.documentElement?.dataset[mark] === "true");
    if (isThere()) return Promise.resolve();
    return new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!isThere()) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(document, { subtree: true, attributeFilter: marks.map((mark) => `data-${mark}`) });
    });
  }

  // performance.now() counts from the start of the navigation.
  async function firstTick(index) {
    await until("ready", "ticks");
    const { durable, at } = await tick(index);
    await ready;
    return { ready: readyAt, registered: at + durable };
  }

  async function settledTick(index) {
    await settle();
    return tick(index);
  }

  async function untickAll() {
    for (let index = 0; index < 19; index += 1) {
      if (tickOf(index)?.checked) await tick(index);
    }
  }

  // When the report's body has been filled, and when that is on screen.
  function reportDrawn() {
    return new Promise((resolve) => {
      const { replaceChildren } = Element.prototype;
      Element.prototype.replaceChildren = function (...nodes) {
        replaceChildren.apply(this, nodes);
        if (this.dataset.hook !== "body") return;
        const at = performance.now();
        afterPaint().then((painted) => resolve({ at, painted }));
      };
    });
  }

  // From having everything (answers read, content fetched): until composed and drawn, until on screen, until usable.
  async function readyAfterReading() {
    const { at, painted } = await drawn;
    await ready;
    const fetched = performance.getEntriesByType("resource").filter((entry) => entry.initiatorType === "fetch");
    const lastFetch = Math.max(0, ...fetched.map((entry) => entry.responseEnd).filter((end) => end < readyAt));
    const read = Math.max(lastRead, lastFetch);
    return { drawn: at - read, painted: painted - read, usable: readyAt - read, ready: readyAt };
  }

  let readyAt = 0;
  const ready = until("ready").then(() => {
    isReady = true;
    readyAt = performance.now();
  });

  const drawn = location.pathname === "/verslag" ? reportDrawn() : null;
  globalThis.probe = { ready, readyAfterReading, settledTick, tickInFrame, untickAll, writes };
  const wanted = new URLSearchParams(location.search).get("bench-first-tick");
  if (wanted !== null) globalThis.probe.first = firstTick(Number(wanted));
})();
