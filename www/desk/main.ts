/** The reading desk: a story, its marks, and the lists beside it. */
import { Page } from "./page/page.js";

const page = new Page();
void page.start();
