import { icon } from "./icons.js";
import { fill, make, safeHref } from "./dom.js";

const CHIPS = 4;
const WARNINGS = { rotting: ["flame", "over"], date: ["calendar-x", "warn"], nostep: ["circle-help", "warn"], slow: ["timer", "warn"] };

/** The list item of one deal. */
export function cardElement(card, texts, chosen = false) {
    const item = make("li", "deal",
        anyway(make("p", "account", card.account ?? "")), name(card), valueLine(card, texts), facts(card.facts), warning(card.warning), foot(card, texts));
    item.dataset.id = card.id;
    item.tabIndex = -1;
    item.setAttribute("aria-label", spoken(card, texts));
    if (texts.choose) item.append(box(card, texts));
    item.append(menuButton(card, texts));
    markChosen(item, chosen);
    return item;
}

/** Shows a deal anew in the element it has: a drag that has begun, and a pointer on its way to it, keep their card. */
export function refreshCard(item, card, texts, chosen) {
    const fresh = cardElement(card, texts, chosen);
    item.setAttribute("aria-label", fresh.getAttribute("aria-label"));
    item.replaceChildren(...fresh.childNodes);
    item.classList.remove("pending");
    item.classList.toggle("chosen", chosen);
    return item;
}

/** The box by which a card is chosen, for those who have no other key for it. */
function box(card, texts) {
    const button = make("button", "box", icon("check", "icon tiny"));
    button.type = "button";
    button.tabIndex = -1;
    button.setAttribute("role", "checkbox");
    button.setAttribute("aria-label", fill(texts.choose, { name: card.name }));
    return button;
}

export function markChosen(item, chosen) {
    item.classList.toggle("chosen", chosen);
    item.querySelector(".box")?.setAttribute("aria-checked", String(chosen));
}

/** In the direction of its own script, whatever that of the page. */
function anyway(element) {
    element.dir = "auto";
    return element;
}

function name(card) {
    const link = anyway(make("a", "name", card.name ?? ""));
    const href = safeHref(card.href);
    if (href) link.href = href;
    link.tabIndex = -1;
    link.draggable = false;
    return link;
}

function valueLine(card, texts) {
    const value = card.value ? make("span", "money", card.value) : make("span", "none", card.noValue ?? texts.noValue ?? "");
    return make("p", "value", value, make("span", "date", card.date ?? ""));
}

/** What else a card tells; long values are cut, and whole on the deal's page. */
function facts(facts) {
    if (!facts?.length) return null;
    return make("dl", "facts", ...facts.flatMap(fact => {
        const value = fact.chips?.length ? chips(fact.chips) : make("dd", "", fact.value ?? "");
        value.title = fact.value ?? "";
        return [make("dt", "", fact.label ?? ""), value];
    }));
}

/** The first few, and how many more there are. */
function chips(all) {
    const shown = all.slice(0, CHIPS).map(text => make("span", "chip", text));
    if (all.length > CHIPS) shown.push(make("span", "chip more", `+${all.length - CHIPS}`));
    return make("dd", "chips", ...shown);
}

function warning(warning) {
    if (!warning) return null;
    const [sign, tone] = WARNINGS[warning.kind] ?? WARNINGS.nostep;
    const line = make("p", `warning ${tone}`, icon(sign, "icon tiny"), make("span", "", warning.text ?? ""));
    line.title = warning.reasons ?? warning.text ?? "";
    return line;
}

function foot(card, texts) {
    const age = make("span", "age", card.age ?? "");
    if (texts.age) age.title = texts.age;
    return make("p", "foot", avatar(card.owner), nextStep(card.next, texts), age);
}

function nextStep(next, texts) {
    if (next) return make("span", "next", icon(next.icon, "icon tiny"), make("span", "words", next.text ?? ""));
    if (!texts.plan) return make("span", "next");
    return make("span", "next plan", icon("plus", "icon tiny"), make("span", "trunc", texts.plan));
}

export function avatar(owner) {
    if (!owner) return null;
    const circle = make("span", "avatar", owner.initials ?? "");
    circle.style.setProperty("--h", String(Number(owner.hue) || 190));
    circle.title = owner.name ?? "";
    circle.setAttribute("role", "img");
    circle.setAttribute("aria-label", owner.name ?? "");
    return circle;
}

function menuButton(card, texts) {
    const button = make("button", "menu-button", icon("ellipsis"));
    button.type = "button";
    button.tabIndex = -1;
    button.setAttribute("aria-haspopup", "menu");
    button.setAttribute("aria-label", fill(texts.openMenu, { name: card.name }));
    return button;
}

function spoken(card, texts) {
    const parts = [card.name, card.account, card.value || card.noValue || texts.noValue, card.date, ...(card.facts ?? []).map(fact => `${fact.label}: ${fact.value}`), card.warning?.reasons ?? card.warning?.text, card.next?.text];
    return parts.filter(Boolean).join(", ");
}
