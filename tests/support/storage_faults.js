// Makes IndexedDB fail on demand, and watches how it is asked. Loaded before the page's own code.
//   faults.next = {call: "put", error: "QuotaExceededError", times: 1}   error "null": none is given; "silence": no answer comes
//   calls: open, transaction, read (get, getKey, getAll, getAllKeys, count), cursor, put, delete (clear as well), commit
window.faults = { next: null, transactions: [], handles: [], silent: 0 };

{
  const due = (call) => {
    const { next } = window.faults;
    if (!next || next.call !== call || next.times < 1) return null;
    next.times -= 1;
    const names = { null: null, silence: "SilenceError" };
    const name = next.error in names ? names[next.error] : next.error;
    return { error: name && new DOMException("made for a test", name) };
  };

  const doomed = new WeakSet(); // transactions with a request that is going to fail: they don't commit

  // A request that fails: a real one can't be told how to.
  const failing = (kind, error, transaction) => {
    if (transaction) doomed.add(transaction);
    const target = new EventTarget();
    const request = Object.create(kind.prototype, {
      error: { value: error },
      result: { value: undefined },
      transaction: { value: transaction },
      addEventListener: { value: target.addEventListener.bind(target) },
      removeEventListener: { value: target.removeEventListener.bind(target) },
    });
    const fail = () => {
      target.dispatchEvent(new Event("error"));
      if (transaction) abort(transaction, error);
    };
    if (!transaction) setTimeout(fail);
    else if (error?.name === "SilenceError") keepBusy(transaction);
    else answered(transaction, fail);
    return request;
  };

  // A real request of the same transaction, so that this does not end before.
  const get = IDBObjectStore.prototype.get;
  const answered = (transaction, act) => {
    const [store] = transaction.objectStoreNames;
    get.call(transaction.objectStore(store), [""]).addEventListener("success", act);
  };

  const keepBusy = (transaction) => {
    window.faults.silent += 1;
    const again = () => window.faults.next && answered(transaction, again);
    again();
  };

  const abort = (transaction, error) => {
    Object.defineProperty(transaction, "error", { value: error, configurable: true });
    try {
      IDBTransaction.prototype.abort.call(transaction);
    } catch {
      // Ended already.
    }
  };

  const replace = (prototype, name, make) => {
    const original = prototype[name];
    prototype[name] = make(original);
  };

  replace(IDBFactory.prototype, "open", (original) => function (...given) {
    const fault = due("open");
    if (fault) return failing(IDBOpenDBRequest, fault.error, null);
    const request = original.apply(this, given);
    request.addEventListener("success", () => window.faults.handles.push(request.result));
    return request;
  });

  replace(IDBDatabase.prototype, "transaction", (original) => function (stores, mode, options) {
    const fault = due("transaction");
    if (fault) throw fault.error;
    window.faults.transactions.push({ mode, durability: options?.durability });
    return original.call(this, stores, mode, options);
  });

  const asked = { put: "put", delete: "delete", clear: "delete" };
  for (const name of ["get", "getKey", "getAll", "getAllKeys", "count"]) asked[name] = "read";
  for (const [name, call] of Object.entries(asked)) {
    replace(IDBObjectStore.prototype, name, (original) => function (...given) {
      const fault = due(call);
      return fault ? failing(IDBRequest, fault.error, this.transaction) : original.apply(this, given);
    });
  }

  // The list of observations asks it of an index.
  replace(IDBIndex.prototype, "openKeyCursor", (original) => function (...given) {
    const fault = due("cursor");
    return fault ? failing(IDBRequest, fault.error, this.objectStore.transaction) : original.apply(this, given);
  });

  replace(IDBTransaction.prototype, "commit", (original) => function () {
    if (doomed.has(this)) return undefined;
    const fault = due("commit");
    if (!fault) return original.call(this);
    // As on a full disk: what was asked succeeds, and then the commit does not.
    return answered(this, () => abort(this, fault.error));
  });
}
