// The focus stays near when what had it goes away. The browser would leave it
// at nothing, and a person without a mouse at the top of the page again.

/** Watches a part of the page; it gives back what ends that. */
export function keepFocus(root: Element, otherwise: () => HTMLElement | null): () => void {
  /** What has the focus, and all that it is in. */
  let path: readonly Element[] = [];

  const onfocusin = (event: Event) => {
    path = event.composedPath().filter((part): part is Element => part instanceof Element);
  };
  const onfocusout = () => {
    const [left] = path;
    // A person who leaves it for nothing is not brought back. What is taken
    // away is left too, and gone only afterwards.
    queueMicrotask(() => {
      if (left?.isConnected && path[0] === left) path = [];
    });
  };
  const watch = new MutationObserver(() => {
    const [had] = path;
    if (!had || had.isConnected) return;
    const near = path.find((part) => part.isConnected && part.matches("[tabindex]"));
    path = [];
    if (document.activeElement && document.activeElement !== document.body) return;
    ((near as HTMLElement | undefined) ?? otherwise())?.focus({ preventScroll: true });
  });

  root.addEventListener("focusin", onfocusin);
  root.addEventListener("focusout", onfocusout);
  watch.observe(root, { childList: true, subtree: true });
  return () => {
    root.removeEventListener("focusin", onfocusin);
    root.removeEventListener("focusout", onfocusout);
    watch.disconnect();
  };
}
