const STEPS = {
    ArrowDown: [0, 1], j: [0, 1], ArrowUp: [0, -1], k: [0, -1],
    ArrowRight: [1, 0], l: [1, 0], ArrowLeft: [-1, 0], h: [-1, 0],
};

/** What a key does to the card; false when it does nothing. */
const ACTS = {
    x: (board, id, event) => board.choose(id, event.shiftKey),
    e: (board, id) => board.edit(id),
    w: (board, id) => board.closeBy("won", id),
    o: (board, id) => board.closeBy("lost", id),
    Escape: board => board.chooseNone(),
};

/** Keys on a card: arrows or HJKL go, Enter and Space open, Alt with left or right moves, X chooses, E edits, W and O close. */
export function onKey(event, board) {
    const card = event.target.closest?.(".deal");
    if (!card || event.ctrlKey || event.metaKey) return;
    if (event.altKey) {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step) handled(event, () => board.shift(card.dataset.id, step));
        return;
    }
    const onCard = event.target === card;
    const letter = event.key.length === 1;
    if (letter && window.saluran?.lettersOff && event.key !== " ") return;
    const act = ACTS[letter ? event.key.toLowerCase() : event.key];
    if (act?.(board, card.dataset.id, event)) return handled(event, () => {});
    const step = STEPS[letter ? event.key.toLowerCase() : event.key];
    if (step) handled(event, () => board.go(card, ...step));
    else if (event.key === "Home" || event.key === "End") handled(event, () => board.goToEdge(card, event.key === "End"));
    else if (onCard && (event.key === "Enter" || event.key === " ")) handled(event, () => board.open(card.dataset.id));
}

function handled(event, act) {
    event.preventDefault();
    event.stopPropagation();
    act();
}

/** J or K with nothing focused goes to the board's card. */
export function onPageKey(event, board) {
    const idle = document.activeElement === document.body || document.activeElement === null;
    if (!idle || event.altKey || event.ctrlKey || event.metaKey || window.saluran?.lettersOff) return;
    if (event.key === "j" || event.key === "k") handled(event, () => board.focusCurrent());
}
