-- Each connection rests ten milliseconds between requests, so that what is measured is the way and not the queue.
function delay() return 10 end
