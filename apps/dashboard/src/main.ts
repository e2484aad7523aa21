import '@fontsource-variable/inter/wght.css';
import './look/tokens.css';
import './look/base.css';
import './look/chart.css';
import './look/print.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { t } from './messages/index.js';

document.documentElement.lang = t.language;
document.documentElement.dir = t.direction;
mount(App, { target: document.getElementById('app')! });
