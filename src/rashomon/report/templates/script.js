"use strict";
// Niceties only: the page is whole without them. The part of the address behind "#" keeps what is shown:
// a place, then what the form asks for, as in #q2&party=p0,p3&sure=75.
(() => {
  const form = document.getElementById("sieve");
  const keys = ["party", "point", "outlet", "from", "to", "sure", "order"];
  const marks = { party: "p", outlet: "o", point: "q" };
  const shown = (node) => !node.closest(".out");

  const read = () => {
    const [place, ...rest] = location.hash.slice(1).split("&");
    const wishes = new URLSearchParams(place.includes("=") ? [place, ...rest].join("&") : rest.join("&"));
    return [place.includes("=") ? "" : place, wishes];
  };

  const ask = () => {
    const wishes = new URLSearchParams();
    if (!form) return wishes;
    const data = new FormData(form);
    const parties = data.getAll("party").join(",");
    if (parties) wishes.set("party", parties);
    for (const key of keys.slice(1)) if (data.get(key)) wishes.set(key, data.get(key));
    return wishes;
  };

  const fill = (wishes) => {
    const parties = (wishes.get("party") || "").split(",");
    for (const box of form.querySelectorAll("[name=party]")) box.checked = parties.includes(box.value);
    for (const key of keys.slice(1)) form.elements[key].value = wishes.get(key) || "";
  };

  const address = (place, wishes) => {
    const asked = wishes.toString().replaceAll("%2C", ",");
    return "#" + [place, asked].filter(Boolean).join("&");
  };

  const passes = (node, wishes) => {
    for (const [key, letter] of Object.entries(marks)) {
      const wanted = wishes.get(key);
      const has = node.dataset[letter];
      if (!wanted || has === undefined) continue;
      const chosen = wanted.split(",");
      const own = has.split(" ");
      const both = "all" in node.dataset && chosen.length > 1;
      if (both ? !own.every((one) => chosen.includes(one)) : !own.some((one) => chosen.includes(one))) return false;
    }
    const day = node.dataset.d;
    if (day !== undefined && (wishes.get("from") || wishes.get("to"))) {
      if (!day || day < (wishes.get("from") || "") || day.slice(0, 10) > (wishes.get("to") || "9")) return false;
    }
    const sure = node.dataset.c;
    return sure === undefined || Number(sure) >= Number(wishes.get("sure") || 0);
  };

  const sieve = (wishes) => {
    for (const node of document.querySelectorAll("[data-p], [data-q], [data-o], [data-d]")) {
      node.classList.toggle("out", !passes(node, wishes));
    }
    const isNarrow = ["party", "outlet", "from", "to", "sure"].some((key) => wishes.get(key));
    for (const node of document.querySelectorAll(".cell:not(.absent), .box, .version, .shared > li, .pair, .blame")) {
      if (node.classList.contains("out")) continue;
      const quotes = [...node.querySelectorAll(".quote, .brief")];
      const left = quotes.filter((one) => !one.classList.contains("out"));
      const fails = node.matches(".pair, .shared > li") ? left.length < quotes.length && !wishes.get("party") : !left.length;
      if (fails && !node.classList.contains("cell")) node.classList.add("out");
      node.classList.toggle("none", fails);
    }
    let points = 0;
    for (const point of document.querySelectorAll("tbody.point")) {
      if (isNarrow && ![...point.querySelectorAll(".quote")].some(shown)) point.classList.add("out");
      points += shown(point);
    }
    const quotes = [...document.querySelectorAll("tbody.point .quote")];
    form.querySelector("[role=status]").textContent = [...wishes.keys()].some((key) => key !== "order")
      ? `${quotes.filter(shown).length} of ${quotes.length} quotes on ${points} points` : "";
    order(wishes.get("order"));
  };

  const order = (by) => {
    const table = document.querySelector("table.matrix");
    const points = [...table.querySelectorAll("tbody.point")];
    const rank = {
      parties: (one) => -Number(one.dataset.parties),
      statements: (one) => -Number(one.dataset.statements),
    }[by] || ((one) => Number(one.dataset.n));
    points.sort((a, b) => by === "label"
      ? a.querySelector("h3").textContent.replace(/^\s*\d+\s*/, "").localeCompare(b.querySelector("h3").textContent.replace(/^\s*\d+\s*/, ""))
      : rank(a) - rank(b) || a.dataset.n - b.dataset.n);
    table.append(...points);
  };

  const light = (place, from) => {
    const target = document.getElementById(place);
    if (!target) return;
    for (const lit of document.querySelectorAll(".lit, .here")) lit.classList.remove("lit", "here");
    let goal = target;
    if (/^s\d+$/.test(place)) {
      const parts = document.querySelectorAll(`[data-s~="${place.slice(1)}"]`);
      for (const part of parts) part.classList.add("lit");
    } else if (from) {
      const quote = [...target.querySelectorAll(`a[href="#${from}"]`)].find((one) => one.closest(".quote, .brief"));
      goal = quote || target;
    }
    goal.classList.add("here");
    for (let node = goal; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    if (target.tagName === "DETAILS") target.open = true;
    goal.scrollIntoView({ block: goal === target && !/^s\d+$/.test(place) ? "start" : "center" });
  };

  let last = "";
  const go = () => {
    const [place, wishes] = read();
    if (form) {
      if (![...wishes.keys()].length && [...ask().keys()].length && place) {
        history.replaceState(null, "", address(place, ask()));
      } else {
        fill(wishes);
        sieve(wishes);
      }
    }
    const target = document.getElementById(place);
    if (target?.classList.contains("out") || target?.closest(".out")) {
      for (let node = target; node; node = node.parentElement) node.classList.remove("out");
    }
    if (place) light(place, last);
    last = /^s\d+$/.test(place) ? place : "";
  };

  if (form) {
    form.hidden = false;
    const change = () => {
      const wishes = ask();
      history.replaceState(null, "", address(read()[0], wishes));
      sieve(wishes);
    };
    form.addEventListener("change", change);
    form.addEventListener("reset", () => setTimeout(change));
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  addEventListener("hashchange", go);
  if (location.hash) go();
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });
})();
