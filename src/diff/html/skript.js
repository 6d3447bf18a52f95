"use strict";
(function () {
  // A page without a change has no tools; without a script none of them works.
  var tools = document.getElementById("verktyg");
  if (!tools) { return; }
  tools.hidden = false;
  var all = Array.prototype.slice.call(document.querySelectorAll(".andring"));
  var sections = Array.prototype.slice.call(document.querySelectorAll("section"));
  var status = document.getElementById("lage");
  var pick = function (id) { return document.getElementById(id); };
  var now = -1;
  // What stands for changes that are not in the page counts as those.
  var total = all.filter(isCounted).reduce(function (sum, item) { return sum + Number(item.dataset.antal || 1); }, 0);
  function has(item, name, value) {
    return !value || item.dataset[name].split(" ").indexOf(value) >= 0;
  }
  function isChosen(item) {
    return has(item, "slag", pick("slag").value) && has(item, "orsaker", pick("orsak").value) && has(item, "handelse", pick("handelse").value);
  }
  function isNear(item) {
    return [item.previousElementSibling, item.nextElementSibling].some(function (other) {
      return other && other.matches(".andring:not([data-slag=lika])") && isChosen(other);
    });
  }
  // Of what is as it was a choice of changes shows what stands before and after each.
  function wanted(item) {
    if (!has(item, "del", pick("del").value)) { return false; }
    if (item.dataset.slag !== "lika") { return isChosen(item); }
    if (pick("bara").checked) { return false; }
    return !(pick("slag").value || pick("orsak").value || pick("handelse").value) || isNear(item);
  }
  // A move is one change: where both its ends are shown, it is told at the new one.
  function isCounted(item) {
    if (item.dataset.slag === "lika") { return false; }
    var other = /^flytt-\d+-fran$/.test(item.id) && pick(item.id.replace("fran", "till"));
    return !other || other.hidden;
  }
  function changes() {
    return all.filter(function (item) { return !item.hidden && isCounted(item); });
  }
  function shownCount() {
    return changes().filter(function (item) { return !item.dataset.antal; }).length;
  }
  function filter() {
    all.forEach(function (item) { item.hidden = !wanted(item); item.classList.remove("nu"); });
    sections.slice().reverse().forEach(function (section) {
      section.hidden = !section.querySelector(".andring:not([hidden])");
    });
    now = -1;
    var count = shownCount();
    tools.classList.toggle("urval", count < total);
    say("visas", count, total);
  }
  // "Shown: 5 of 35" is no place among them; "Change 5 of 35" is.
  function say(what, count, of) {
    status.textContent = status.dataset[what].replace("{antal}", count).replace("{alla}", of);
  }
  function step(by) {
    var shown = changes();
    if (!shown.length) { return; }
    now = now < 0 && by < 0 ? shown.length - 1 : (now + by + shown.length) % shown.length;
    shown.forEach(function (item) { item.classList.remove("nu"); });
    shown[now].classList.add("nu");
    shown[now].focus({ preventScroll: true });
    shown[now].scrollIntoView({ block: "center" });
    say("andring", now + 1, shown.length);
  }
  ["del", "slag", "handelse", "orsak", "bara"].forEach(function (id) { pick(id).addEventListener("change", filter); });
  pick("nasta").addEventListener("click", function () { step(1); });
  pick("forra").addEventListener("click", function () { step(-1); });
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) { return; }
    var key = event.key.toLowerCase();
    if (key === "n") { step(1); }
    if (key === "p") { step(-1); }
  });
  // On paper it is said what of all changes is there, and nothing is folded.
  window.addEventListener("beforeprint", function () {
    say("visas", shownCount(), total);
    document.querySelectorAll("details").forEach(function (folded) { folded.open = true; });
  });
  document.addEventListener("click", function (event) {
    var target = event.target.closest && event.target.closest("a[href^='#']");
    var to = target && document.getElementById(target.getAttribute("href").slice(1));
    // What is folded is opened where it is looked for.
    for (var folded = to && to.closest("details"); folded; folded = folded.parentElement.closest("details")) { folded.open = true; }
    if (!to || !to.closest("section")) { return; }
    ["del", "slag", "handelse", "orsak"].forEach(function (id) { pick(id).value = ""; });
    if (to.dataset.slag === "lika") { pick("bara").checked = false; }
    filter();
    // The next change is the first from there on.
    var shown = changes();
    now = shown.indexOf(to);
    if (now < 0) {
      now = shown.filter(function (item) { return to.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_PRECEDING; }).length - 1;
    }
  });
  filter();
}());
