// The style sheet of the view. The element brings it along by itself where a page has not linked it.
export {};
