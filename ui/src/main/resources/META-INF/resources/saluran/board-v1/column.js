import { icon } from "./icons.js";
import { arrange, make } from "./dom.js";

const FUNNEL = { top: "tofu", middle: "mofu", bottom: "bofu" };
const SKELETONS = 4;

/** One stage: head, list of cards and the end of the list that asks for more. */
export class Column {
    #more = make("li", "more");
    #observer;

    /** `ask` is called when the end of the list comes into view, once until the answer is here. */
    constructor(data, texts, ask) {
        this.id = data.id;
        this.texts = texts;
        this.asking = false;
        this.ask = ask;
        this.header = make("header", "");
        this.list = make("ul", "list");
        this.element = make("section", "col", this.header, this.list);
        this.element.dataset.id = data.id;
        if (!data.lane) this.element.classList.add("head");
        // a column's list scrolls, so its own root: the margin of an outer one does not reach in here
        this.#observer = new IntersectionObserver(entries => entries.some(e => e.isIntersecting) && this.#askOnce(),
            { root: this.list, rootMargin: "0px 0px 240px 0px" });
        this.update(data);
        this.showSkeletons();
    }

    update(data) {
        this.data = data;
        const funnel = FUNNEL[data.funnel] ?? "";
        const title = make("h2", "", make("span", `dot ${funnel}`), make("span", "trunc", data.name),
            make("span", "count", String(data.count ?? "")), make("span", "funnel", data.funnelLabel ?? ""));
        title.id = `stage-${data.id}`;
        this.element.setAttribute("aria-labelledby", title.id);
        const fillBar = make("i", funnel);
        fillBar.style.setProperty("width", `${Math.round(Math.min(1, Math.max(0, data.share ?? 0)) * 100)}%`);
        const bar = make("div", "share", fillBar);
        bar.setAttribute("aria-hidden", "true");
        this.header.replaceChildren(title,
            make("p", "sums", make("b", "", data.total ?? ""), make("span", "", data.weighted ?? "")), bar);
        this.#watch();
    }

    /** Adds to the count in the head until the server sends the true one. */
    bump(delta) {
        const count = Number(this.data.count);
        if (Number.isInteger(count)) this.update({ ...this.data, count: count + delta });
    }

    showSkeletons() {
        this.list.setAttribute("aria-busy", "true");
        const waiting = Array.from({ length: SKELETONS }, () => {
            const item = make("li", "skeleton", make("i", ""), make("i", ""), make("i", ""));
            item.setAttribute("aria-hidden", "true");
            return item;
        });
        this.list.replaceChildren(...waiting);
    }

    setCards(elements) {
        this.list.removeAttribute("aria-busy");
        arrange(this.list, elements);
        this.answered();
    }

    append(elements, more) {
        this.#more.remove();
        this.list.append(...elements);
        this.data.more = more;
        this.answered();
    }

    /** Puts a card before another, or at the end. */
    insert(element, before) {
        this.list.querySelectorAll(".skeleton, .empty").forEach(e => e.remove());
        this.list.removeAttribute("aria-busy");
        this.list.insertBefore(element, before ?? (this.#more.isConnected ? this.#more : null));
    }

    /** Puts a card at a place among the others; where it stands there, it is left alone. */
    put(element, position) {
        const others = this.cards().filter(card => card !== element);
        const before = others[position];
        const stands = element.parentElement === this.list && (before
            ? element.nextElementSibling === before
            : this.cards().at(-1) === element);
        if (!stands) this.insert(element, before);
    }

    cards() {
        return [...this.list.querySelectorAll(":scope > .deal")];
    }

    answered() {
        this.asking = false;
        this.refresh();
    }

    /** After cards came or went: the word for an empty column, and the end of the list. */
    refresh() {
        this.list.querySelector(":scope > .empty")?.remove();
        const waiting = this.list.hasAttribute("aria-busy");
        if (!waiting && !this.data.lane && !this.data.more && !this.list.querySelector(":scope > .deal")) {
            this.list.append(make("li", "empty", this.texts.empty ?? ""));
        }
        this.#watch();
    }

    #watch() {
        this.#observer.disconnect();
        this.#more.remove();
        if (!this.data.more || this.list.hasAttribute("aria-busy")) return;
        const button = make("button", "", this.data.moreText ?? this.texts.more ?? "");
        button.type = "button";
        button.addEventListener("click", () => this.#askOnce());
        this.#more.replaceChildren(button);
        this.list.append(this.#more);
        // the cells of a lane do not scroll by themselves
        if (!this.data.lane) this.#observer.observe(this.#more);
    }

    #askOnce() {
        if (this.asking) return;
        this.asking = true;
        this.ask(this);
    }

    dispose() {
        this.#observer.disconnect();
    }
}

/** The head of a swim lane, in the element that it has, if any. */
export function laneElement(lane, held) {
    const name = make("h2", "trunc", lane.name ?? "");
    name.dir = "auto";
    const element = held ?? make("header", "lane");
    element.dataset.lane = lane.id;
    element.replaceChildren(name, make("span", "count", lane.count ?? ""), make("b", "", lane.total ?? ""));
    return element;
}

/** The way to the lanes that are not shown yet. */
export function moreLanesElement(texts, ask) {
    const button = make("button", "", texts.moreLanes ?? texts.more ?? "");
    button.type = "button";
    button.addEventListener("click", ask, { once: true });
    return make("p", "more lanes-more", button);
}

const RAIL_ICONS = { won: "trophy", lost: "circle-x" };

export function railElement(rail) {
    const element = make("div", `rail ${rail.id === "won" ? "won" : "lost"}`,
        icon(RAIL_ICONS[rail.id] ?? "arrow-right"), make("span", "", rail.name), make("small", "", rail.summary ?? ""));
    element.dataset.id = rail.id;
    if (rail.key) {
        const key = make("kbd", "", rail.key);
        key.setAttribute("aria-hidden", "true");
        element.append(key);
    }
    return element;
}

/** The chip of a stage above the board on a phone. */
export function stageChip(column, show) {
    const chip = make("button", "", make("span", `dot ${FUNNEL[column.data.funnel] ?? ""}`),
        `${column.data.name} ${column.data.count ?? ""}`.trim());
    chip.type = "button";
    chip.dataset.id = column.id;
    chip.addEventListener("click", () => show(column));
    return chip;
}
