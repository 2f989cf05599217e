// The worker of pdf.js, with a bound to what it may unfold.
import "./pdf-bound.js";
import "../pkg/pdfjs-worker.js";
