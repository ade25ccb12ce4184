import { markChosen } from "./card.js";

/** The cards that are chosen, to be changed together. Knows cards by id, so that a card drawn again is still chosen. */
export class Choice {
    #chosen = new Set();
    #from = null;

    /** `element` gives a card's element by id, `order` all ids as they stand, `tell` hears of each change. */
    constructor({ element, order, tell }) {
        this.element = element;
        this.order = order;
        this.tell = tell;
    }

    get any() {
        return this.#chosen.size > 0;
    }

    has(id) {
        return this.#chosen.has(id);
    }

    /** Whether what is done to this card is meant for all that are chosen. */
    isOneOfMany(id) {
        return this.#chosen.size > 1 && this.#chosen.has(id);
    }

    toggle(id) {
        this.#from = id;
        this.#set(id, !this.#chosen.has(id));
        this.#told();
    }

    /** Chooses all between the last one that was chosen by itself and this one. */
    extend(id) {
        const order = this.order();
        const from = order.indexOf(this.#from ?? id);
        const to = order.indexOf(id);
        if (from < 0 || to < 0) return this.toggle(id);
        order.slice(Math.min(from, to), Math.max(from, to) + 1).forEach(each => this.#set(each, true));
        this.#told();
    }

    drop(id) {
        if (!this.#chosen.delete(id)) return;
        this.#told();
    }

    clear(quietly = false) {
        if (!this.any) return;
        [...this.#chosen].forEach(id => this.#set(id, false));
        this.#from = null;
        if (!quietly) this.#told();
    }

    #set(id, chosen) {
        if (chosen) this.#chosen.add(id);
        else this.#chosen.delete(id);
        const element = this.element(id);
        if (element) markChosen(element, chosen);
    }

    #told() {
        this.tell([...this.#chosen]);
    }
}
