"use strict";
// Niceties only: the page is whole without them.
(() => {
  const light = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    for (let node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
    }
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    if (/^s\d+$/.test(target.id)) {
      const number = target.id.slice(1);
      for (const part of document.querySelectorAll(`[data-s~="${number}"]`)) part.classList.add("lit");
    }
    target.scrollIntoView({ block: /^s\d+$/.test(target.id) ? "center" : "start" });
  };
  addEventListener("hashchange", light);
  if (location.hash) light();
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });
})();
