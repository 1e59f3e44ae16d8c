// One page for whoever pays: the checkout of an order or link, or what an institute's login redirect leads to.
const checkout = location.pathname.startsWith("/p/");
if (checkout) document.title = "Checkout · Jodo simulator";
await import(checkout ? "/hosted/checkout.js" : "/hosted/login.js");
