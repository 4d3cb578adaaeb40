import { mount } from "svelte";
import App from "./App.svelte";
import "./app.css";
import { store } from "./state/store.svelte";

const target = document.getElementById("page");
if (target) {
  store.start();
  mount(App, { target });
}
