// <saluran-board-v1>: the deals board. The server sets what is shown and answers events; see README.md.
import { cardElement, refreshCard } from "./board-v1/card.js";
import { Choice } from "./board-v1/choice.js";
import { Column, laneElement, moreLanesElement, railElement, stageChip } from "./board-v1/column.js";
import { arrange, fill, make } from "./board-v1/dom.js";
import { Drag, nextCard } from "./board-v1/drag.js";
import { onKey, onPageKey } from "./board-v1/keys.js";
import { Menu } from "./board-v1/menu.js";
import { steadily } from "./board-v1/steady.js";
import { sheet } from "./board-v1/style.js";

const FUNNEL = { top: "tofu", middle: "mofu", bottom: "bofu" };
const RAIL_ICONS = { won: "trophy", lost: "circle-x" };
const GLOW = 1200;
// without motion the glow is a dot, which needs longer to be noticed
const GLOW_STILL = 10000;

class SaluranBoard extends HTMLElement {
    #texts = {};
    #rails = [];
    #columns = new Map();
    #cards = new Map();
    /** Where a card stood before a move the server has not confirmed. */
    #origins = new Map();
    #current = null;
    /** The focused card, while cards are changing. */
    #lost = null;
    #settling = 0;
    #drag;
    #menu;
    #choice = new Choice({
        element: id => this.#cards.get(id)?.element,
        order: () => [...this.scroller.querySelectorAll(".deal")].map(element => element.dataset.id),
        tell: cards => {
            this.toggleAttribute("choosing", cards.length > 0);
            this.#fire("cards-chosen", { cards });
        },
    });
    #stages = make("nav", "stages");
    #live = make("p", "sr");
    #pageKey = event => onPageKey(event, this);

    constructor() {
        super();
        const root = this.attachShadow({ mode: "open" });
        root.adoptedStyleSheets = [sheet];
        this.scroller = make("div", "board");
        this.#live.setAttribute("aria-live", "polite");
        root.append(this.#stages, this.scroller, this.#live);
        this.#menu = new Menu(root);
        this.#drag = new Drag(this, root);
        root.addEventListener("keydown", event => onKey(event, this));
        root.addEventListener("click", event => this.#clicked(event));
        root.addEventListener("contextmenu", event => this.#contextMenu(event));
        root.addEventListener("focusin", event => this.#focused(event));
        this.scroller.addEventListener("scroll", () => this.#markStage(), { passive: true });
    }

    connectedCallback() {
        document.addEventListener("keydown", this.#pageKey);
    }

    disconnectedCallback() {
        document.removeEventListener("keydown", this.#pageKey);
        this.#drag.cancel();
        this.#menu.close();
    }

    // ---- called by the server ----------------------------------------------------------------

    /** Columns and lanes that were there before stay, with their cards, scroll and focus. */
    setBoard({ columns = [], rails = [], texts = {}, lanes = [], moreLanes = false }) {
        const laned = lanes.length > 0;
        const known = laned === this.scroller.classList.contains("laned") ? this.#columns : new Map();
        const now = new Map(columns.map(data => [data.id, known.get(data.id) ?? new Column(data, texts, column => this.#ask(column))]));
        columns.filter(data => known.has(data.id)).forEach(data => now.get(data.id).update(data));
        this.#columns.values().filter(column => now.get(column.id) !== column).forEach(column => column.dispose());
        this.#columns = now;
        this.#texts = texts;
        this.#rails = rails;
        const all = [...this.#columns.values()];
        const heads = all.filter(column => !column.data.lane);
        this.scroller.style.setProperty("--columns", String(heads.length));
        this.scroller.classList.toggle("no-rails", rails.length === 0);
        this.scroller.classList.toggle("laned", laned);
        const end = rails.length ? [make("div", "rails", ...rails.map(railElement))] : [];
        const head = lane => laneElement(lane, this.scroller.querySelector(`[data-lane="${CSS.escape(lane.id)}"]`));
        const rows = lanes.flatMap(lane => [head(lane), ...all.filter(each => each.data.lane === lane.id).map(each => each.element)]);
        const more = moreLanes ? [moreLanesElement(texts, () => this.#fire("more-lanes", {}))] : [];
        this.#change(null, () => arrange(this.scroller, [...heads.map(column => column.element), ...end, ...rows, ...more]));
        this.#drawStages();
    }

    setCards(columnId, cards) {
        const column = this.#columns.get(columnId);
        if (!column) return;
        cards.forEach(card => this.#origins.delete(card.id));
        this.#change(null, () => column.setCards(cards.map(card => this.#element(card))));
        this.#rove();
    }

    /** Changes cards, so that whoever is at one of them stays there. Where it goes to another column, that is told next. */
    #change(about, change) {
        this.#lost ??= this.#focusedId();
        steadily(this.shadowRoot, about, change);
        const kept = this.#lost && this.#cards.get(this.#lost)?.element;
        if (kept?.isConnected && !this.shadowRoot.activeElement) kept.focus({ preventScroll: true });
        clearTimeout(this.#settling);
        this.#settling = setTimeout(() => this.#settle());
    }

    /** When all columns have been told: forgets cards that stand in none. */
    #settle() {
        this.#lost = null;
        this.#cards.forEach(({ element }, id) => {
            if (element.isConnected) return;
            this.#cards.delete(id);
            this.#origins.delete(id);
        });
        this.#drag.check();
        this.#rove();
    }

    /** For a drag: the element of a card. */
    cardElement(cardId) {
        return this.#cards.get(cardId)?.element;
    }

    appendCards(columnId, cards, more) {
        const column = this.#columns.get(columnId);
        if (!column) return;
        this.#change(null, () => column.append(cards.map(card => this.#element(card)), Boolean(more)));
        this.#rove();
    }

    /** Puts a card at `position`; without one it stays where it is, or goes on top of another column. */
    upsertCard(columnId, card, position, glow) {
        const column = this.#columns.get(columnId);
        if (!column) return;
        const focused = this.#focusedId() === card.id;
        const old = this.#cards.get(card.id)?.element;
        const from = this.#columnOf(old);
        this.#origins.delete(card.id);
        this.#change(card.id, () => {
            const element = this.#element(card);
            const given = Number.isInteger(position);
            if (!old || from !== column || given) column.put(element, given ? position : 0);
            [from, column].forEach(each => each?.refresh());
            if (glow) this.#glow(element);
        });
        this.#rove();
        // others' changes do not scroll
        if (focused && !glow) this.focusCard(card.id);
    }

    removeCard(cardId) {
        const element = this.#cards.get(cardId)?.element;
        if (!element) return this.#choice.drop(cardId);
        const column = this.#columnOf(element);
        const focused = this.#focusedId() === cardId;
        const next = nextCard(element) ?? column.cards().at(-2);
        this.#cards.delete(cardId);
        this.#origins.delete(cardId);
        this.#choice.drop(cardId);
        this.#change(cardId, () => {
            element.remove();
            column.refresh();
        });
        this.#rove();
        if (focused && next) this.focusCard(next.dataset.id);
    }

    setColumn(data) {
        this.#columns.get(data.id)?.update(data);
        this.#drawStages();
    }

    setRails(rails) {
        this.#rails = rails;
        this.scroller.querySelector(".rails")?.replaceChildren(...rails.map(railElement));
    }

    /** The server refused a move: the card goes back to where it was. */
    moveBack(cardId) {
        const held = this.#cards.get(cardId);
        held?.element.classList.remove("pending");
        const origin = this.#origins.get(cardId);
        if (!held || !origin) return;
        this.#origins.delete(cardId);
        this.#place(held.element, this.#columns.get(origin.column), origin.before);
        this.#say(this.#texts.movedBack, held.card, origin.column);
    }

    focusCard(cardId) {
        const element = this.#cards.get(cardId)?.element;
        if (!element) return;
        this.#current = cardId;
        this.#rove();
        element.focus();
        element.scrollIntoView({ block: "nearest", inline: "nearest" });
    }

    /** The card from which somebody went away, when they are back. */
    returnTo(cardId) {
        const element = this.#cards.get(cardId)?.element;
        if (!element) return;
        this.#current = cardId;
        this.#rove();
        element.scrollIntoView({ block: "center", inline: "nearest" });
        if (document.activeElement === document.body || !document.activeElement) element.focus();
    }

    // ---- choosing ----------------------------------------------------------------------------

    /** @return false where cards cannot be chosen */
    choose(cardId, range) {
        if (!this.#texts.choose) return false;
        if (range) this.#choice.extend(cardId);
        else this.#choice.toggle(cardId);
        return true;
    }

    /** @return false when none was chosen */
    chooseNone() {
        const any = this.#choice.any;
        this.#choice.clear();
        return any;
    }

    clearSelection() {
        this.#choice.clear(true);
        this.toggleAttribute("choosing", false);
    }

    // ---- moves -------------------------------------------------------------------------------

    dropOnColumn(cardId, to, before) {
        const { element, card } = this.#cards.get(cardId) ?? {};
        if (!element || before === cardId || !this.#columns.has(to)) return;
        const from = this.#columnOf(element).id;
        const next = nextCard(element)?.dataset.id ?? null;
        if (from === to && before === next) return;
        if (from !== to && this.#choice.isOneOfMany(cardId)) return void this.#fire("cards-move", { from, to });
        if (!this.#origins.has(cardId)) this.#origins.set(cardId, { column: from, before: next });
        this.#place(element, this.#columns.get(to), before);
        this.#say(this.#texts.moved, card, to);
        this.#fire("card-move", { card: cardId, from, to, before, version: card.version });
    }

    /** The server asks for the reason first, so the card only fades until it decides. */
    dropOnRail(cardId, rail) {
        const { element, card } = this.#cards.get(cardId) ?? {};
        if (!element) return;
        element.classList.add("pending");
        this.#fire("rail-drop", { card: cardId, rail, version: card.version });
    }

    /** @return false where nothing can be closed */
    closeBy(rail, cardId) {
        if (!this.#rails.some(each => each.id === rail && each.key)) return false;
        this.dropOnRail(cardId, rail);
        return true;
    }

    /** Moves a card to the neighbouring stage, keeping focus on it. */
    shift(cardId, step) {
        const own = this.#columnOf(this.#cards.get(cardId).element);
        const columns = this.#beside(own);
        const to = columns[columns.indexOf(own) + step];
        if (to && this.#choice.isOneOfMany(cardId)) this.#fire("cards-move", { from: own.id, to: to.id });
        else if (to) this.#moveToTop(cardId, to);
    }

    #moveToTop(cardId, column) {
        this.dropOnColumn(cardId, column.id, column.cards()[0]?.dataset.id ?? null);
        this.focusCard(cardId);
    }

    #place(element, column, before) {
        const from = this.#columnOf(element);
        column.insert(element, this.#cards.get(before)?.element);
        if (from !== column) {
            from.bump(-1);
            column.bump(1);
            this.#drawStages();
        }
        from.refresh();
        column.refresh();
    }

    // ---- going about -------------------------------------------------------------------------

    go(element, columns, rows) {
        const column = this.#columnOf(element);
        const index = column.cards().indexOf(element);
        if (rows) return this.#focusElement(column.cards()[index + rows] ?? this.#inNextLane(column, rows));
        const all = this.#beside(column);
        for (let i = all.indexOf(column) + columns; all[i]; i += columns) {
            const cards = all[i].cards();
            if (cards.length) return this.#focusElement(cards[Math.min(index, cards.length - 1)]);
        }
    }

    /** The columns of the same lane, or all where there are no lanes. */
    #beside(column) {
        return [...this.#columns.values()].filter(each => each.data.lane === column.data.lane);
    }

    /** The nearest card of the same stage in the lanes above or below. */
    #inNextLane(column, step) {
        const same = [...this.#columns.values()].filter(each => each.data.lane && each.data.stage === column.data.stage);
        for (let i = same.indexOf(column) + step; column.data.lane && same[i]; i += step) {
            const cards = same[i].cards();
            if (cards.length) return cards.at(step > 0 ? 0 : -1);
        }
        return null;
    }

    /** Lights a card up once. */
    glow(cardId) {
        const element = this.#cards.get(cardId)?.element;
        if (element) this.#glow(element);
    }

    goToEdge(element, end) {
        this.#focusElement(this.#columnOf(element).cards().at(end ? -1 : 0));
    }

    open(cardId) {
        this.#fire("card-open", { card: cardId });
    }

    /** @return false where nothing can be edited */
    edit(cardId) {
        if (!this.#texts.edit) return false;
        this.#fire("card-edit", { card: cardId });
        return true;
    }

    focusCurrent() {
        this.focusCard(this.#current);
    }

    #focusElement(element) {
        if (element) this.focusCard(element.dataset.id);
    }

    #focusedId() {
        return this.shadowRoot.activeElement?.closest(".deal")?.dataset.id ?? null;
    }

    #focused(event) {
        const card = event.target.closest(".deal");
        if (!card || card.dataset.id === this.#current) return;
        this.#current = card.dataset.id;
        this.#rove();
    }

    /** One card is reached by Tab, with its menu; arrows go to the others. */
    #rove() {
        this.shadowRoot.querySelectorAll(".board [tabindex='0']").forEach(e => e.tabIndex = -1);
        if (!this.#cards.has(this.#current)) this.#current = this.scroller.querySelector(".deal")?.dataset.id ?? null;
        const element = this.#cards.get(this.#current)?.element;
        if (!element) return;
        element.tabIndex = 0;
        element.querySelector(".menu-button").tabIndex = 0;
    }

    #clicked(event) {
        const card = event.target.closest(".deal");
        if (!card || this.#drag.active) return;
        const button = event.target.closest(".menu-button");
        if (button) return this.#openMenu(card.dataset.id, button);
        const onLink = event.target.closest("a");
        const asked = event.target.closest(".box") || !onLink && (event.ctrlKey || event.metaKey || event.shiftKey)
            || this.#choice.any && matchMedia("(pointer: coarse)").matches;
        if (asked && this.choose(card.dataset.id, event.shiftKey)) return event.preventDefault();
        // a new tab is the browser's business
        if (event.target.closest("a") && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
        event.preventDefault();
        this.open(card.dataset.id);
    }

    #contextMenu(event) {
        const card = event.target.closest(".deal");
        if (!card || event.defaultPrevented || event.target.closest("a[href]") && event.button === 2) return;
        event.preventDefault();
        this.#openMenu(card.dataset.id, card.querySelector(".menu-button"));
    }

    openMenu(cardId) {
        this.#openMenu(cardId, this.#cards.get(cardId).element.querySelector(".menu-button"));
    }

    #openMenu(cardId, anchor) {
        const card = this.#cards.get(cardId).card;
        if (!this.#fire("card-menu", { card: cardId })) return;
        const own = this.#columnOf(this.#cards.get(cardId).element);
        const others = this.#beside(own).filter(column => column !== own);
        this.#menu.open([
            ...(this.#texts.open ? [{ label: this.#texts.open, icon: "arrow-right", run: () => this.open(cardId) }] : []),
            ...(this.#texts.edit ? [{ label: this.#texts.edit, icon: "pencil", run: () => this.edit(cardId) }] : []),
            ...(this.#texts.chooseOne ? [{ label: this.#texts.chooseOne, icon: "check", run: () => this.choose(cardId, false) }] : []),
            { heading: this.#texts.move ?? "" },
            ...others.map(column => ({
                label: column.data.name, dot: FUNNEL[column.data.funnel], run: () => this.#moveToTop(cardId, column),
            })),
            ...this.#rails.map(rail => ({
                label: rail.name, icon: RAIL_ICONS[rail.id], tone: rail.id, run: () => this.dropOnRail(cardId, rail.id),
            })),
        ], fill(this.#texts.openMenu, { name: card.name }), anchor);
    }

    // ---- stages on a phone -------------------------------------------------------------------

    #drawStages() {
        if (this.#texts.stages) this.#stages.setAttribute("aria-label", this.#texts.stages);
        this.#stages.replaceChildren(...this.#heads().map(column =>
            stageChip(column, shown => shown.element.scrollIntoView({ inline: "start", block: "nearest", behavior: "auto" }))));
        this.#markStage();
    }

    #heads() {
        return [...this.#columns.values()].filter(column => !column.data.lane);
    }

    #markStage() {
        const left = this.scroller.scrollLeft;
        const columns = this.#heads();
        const distance = column => Math.abs(column.element.offsetLeft - this.scroller.offsetLeft - left);
        const nearest = columns.reduce((best, column) => !best || distance(column) < distance(best) ? column : best, null);
        for (const chip of this.#stages.children) {
            const on = chip.dataset.id === nearest?.id;
            if (on === chip.hasAttribute("aria-current")) continue;
            chip.toggleAttribute("aria-current", on);
            if (on) this.#stages.scrollLeft = chip.offsetLeft - 12;
        }
    }

    // ---- small things ------------------------------------------------------------------------

    /** The card's own element, wherever it stands, or a new one. */
    #element(card) {
        const chosen = this.#choice.has(card.id);
        const held = this.#cards.get(card.id)?.element;
        const element = held ? refreshCard(held, card, this.#texts, chosen) : cardElement(card, this.#texts, chosen);
        this.#cards.set(card.id, { card, element });
        return element;
    }

    #columnOf(element) {
        return this.#columns.get(element?.closest(".col")?.dataset.id);
    }

    #ask(column) {
        this.#fire("more", { column: column.id, last: column.cards().at(-1)?.dataset.id ?? null });
    }

    #glow(element) {
        const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
        element.classList.add("glow");
        setTimeout(() => element.classList.remove("glow"), still ? GLOW_STILL : GLOW);
    }

    #say(text, card, columnId) {
        this.#live.textContent = fill(text, { name: card.name, column: this.#columns.get(columnId)?.data.name });
    }

    /** False when a listener prevented what would follow. */
    #fire(type, detail) {
        return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }));
    }
}

if (!customElements.get("saluran-board-v1")) customElements.define("saluran-board-v1", SaluranBoard);
