// The pages' words in English and Chinese. An element says which it shows: `data-words="key"` for its text,
// `data-words-label` for its aria-label, `data-words-placeholder` for an input's placeholder.

const WORDS = {
  en: {
    title: "Glassroom",
    tagline: "A real-time chat and game server that you can see through.",
    intro: "This server is running. It speaks the protocol of NetEase Pomelo and lonng/nano over WebSocket, so their clients "
      + "connect unchanged, and each packet can be watched on its way.",
    openChat: "Open the chat",
    openChatHint: "Talk, and see every byte that crosses the wire beside it.",
    connectTitle: "Connect a client",
    connectHint: "The paths /ws and /nano answer too, unless the server was started with another path.",
    copy: "Copy",
    copied: "Copied",
    codeTitle: "From a web page",
    codeHint: "glassroom.js is served here: plain JavaScript, no dependencies, no build step.",
    watchTitle: "Look inside",
    health: "Is the server well?",
    metrics: "Counters and timings in Prometheus format",
    codec: "The client for browsers: its codec reads like a textbook",
    language: "Language",
    home: "Start page",
    chatTitle: "Glassroom chat",
    name: "Name",
    room: "Room",
    join: "Join",
    leave: "Leave",
    members: "Members",
    messages: "Messages",
    message: "Message",
    send: "Send",
    pane: "View",
    chatPane: "Chat",
    wirePane: "Wire",
    wireTitle: "What just crossed the wire",
    wireEmpty: "Join a room: each packet appears here, in the order in which it crossed.",
    heartbeats: "Heartbeats",
    clear: "Clear",
    follow: "Latest",
    packets: "Packets",
    fields: "Fields",
    field: "Field",
    offset: "Offset",
    width: "Bytes",
    value: "Value",
    bytesOf: "{0} bytes",
    moreBytes: "… and {0} more bytes",
    routeIsCode: "route is a code",
    bodyIsZlib: "body is zlib",
    isError: "error",
    out: "out",
    in: "in",
    idle: "Not connected",
    opening: "Connecting…",
    handshaking: "Shaking hands…",
    working: "Connected",
    waiting: "Connection lost; next try in {0} s",
    closed: "Closed",
    joined: "You are {0} in room {1}.",
    came: "{0} joined.",
    went: "{0} left.",
    left: "You left the room.",
    restarted: "The room has restarted; joining again.",
    distributedTitle: "Glassroom distributed chat",
    distributedHint: "One room for all gates: the gate knows who you are, the master what you have left.",
    entered: "You are {0}.",
    alreadyHere: "Here already: {0}",
    nobodyHere: "Nobody else is here yet.",
    balance: "Balance",
    kicked: "The server ended the session: {0}",
    failed: "It did not work: {0}",
    ended: "The connection ended: {0}",
    notSent: "Not sent: {0}",
  },
  zh: {
    title: "Glassroom",
    tagline: "一个可以看透的实时聊天与游戏服务器。",
    intro: "服务器正在运行。它在 WebSocket 上使用网易 Pomelo 与 lonng/nano 的协议，它们的客户端无需改动即可连接，而且每个数据包的全程都看得见。",
    openChat: "打开聊天",
    openChatHint: "一边聊天，一边查看线路上经过的每个字节。",
    connectTitle: "连接客户端",
    connectHint: "路径 /ws 与 /nano 也可以连接，除非服务器启动时指定了别的路径。",
    copy: "复制",
    copied: "已复制",
    codeTitle: "在网页中使用",
    codeHint: "glassroom.js 就在这里：纯 JavaScript，没有依赖，也不需要构建。",
    watchTitle: "查看内部",
    health: "服务器是否正常？",
    metrics: "Prometheus 格式的计数与耗时",
    codec: "浏览器客户端：它的编解码器读起来像教科书",
    language: "语言",
    home: "首页",
    chatTitle: "Glassroom 聊天",
    name: "名字",
    room: "房间",
    join: "加入",
    leave: "离开",
    members: "成员",
    messages: "消息",
    message: "消息",
    send: "发送",
    pane: "视图",
    chatPane: "聊天",
    wirePane: "线路",
    wireTitle: "刚刚经过线路的数据包",
    wireEmpty: "加入一个房间：每个数据包都会按经过的顺序显示在这里。",
    heartbeats: "心跳",
    clear: "清空",
    follow: "最新",
    packets: "数据包",
    fields: "字段",
    field: "字段",
    offset: "偏移",
    width: "字节数",
    value: "值",
    bytesOf: "{0} 字节",
    moreBytes: "……还有 {0} 字节",
    routeIsCode: "路由是代码",
    bodyIsZlib: "正文是 zlib",
    isError: "错误",
    out: "发出",
    in: "收到",
    idle: "未连接",
    opening: "正在连接……",
    handshaking: "正在握手……",
    working: "已连接",
    waiting: "连接已断开，{0} 秒后重试",
    closed: "已关闭",
    joined: "你以 {0} 的名字加入了房间 {1}。",
    came: "{0} 加入了。",
    went: "{0} 离开了。",
    left: "你离开了房间。",
    restarted: "房间已重新启动，正在重新加入。",
    distributedTitle: "Glassroom 分布式聊天",
    distributedHint: "所有网关共用一个房间：网关知道你是谁，主节点知道你的余额。",
    entered: "你的名字是 {0}。",
    alreadyHere: "已经在这里的有：{0}",
    nobodyHere: "还没有其他人。",
    balance: "余额",
    kicked: "服务器结束了会话：{0}",
    failed: "没有成功：{0}",
    ended: "连接已结束：{0}",
    notSent: "没有发出：{0}",
  },
};

const MEMORY = "glassroom.language";
const listeners = new Set();
let language = firstLanguage();

// An address with ?lang= wins, then what was chosen here before, then the browser's own language.
function firstLanguage() {
  const wanted = new URLSearchParams(location.search).get("lang") ?? remembered() ?? navigator.language;
  return wanted.toLowerCase().startsWith("zh") ? "zh" : "en";
}

function remembered() {
  try {
    return localStorage.getItem(MEMORY);
  } catch {
    return null; // storage is switched off: the choice lasts as long as the page
  }
}

/** The words for `key`, with {0}, {1} … filled in. */
export function words(key, ...parts) {
  return WORDS[language][key].replace(/\{(\d)\}/g, (_, index) => parts[index]);
}

/** Makes `element` show these words, now and after each change of language. */
export function say(element, key, ...parts) {
  element.dataset.words = key;
  element.dataset.wordsParts = JSON.stringify(parts);
  element.textContent = words(key, ...parts);
}

/** Calls `listener` after each change of language. */
export function onLanguage(listener) {
  listeners.add(listener);
}

function show() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const element of document.querySelectorAll("[data-words]")) {
    element.textContent = words(element.dataset.words, ...JSON.parse(element.dataset.wordsParts ?? "[]"));
  }
  for (const element of document.querySelectorAll("[data-words-label]")) {
    element.setAttribute("aria-label", words(element.dataset.wordsLabel));
  }
  for (const element of document.querySelectorAll("[data-words-placeholder]")) {
    element.placeholder = words(element.dataset.wordsPlaceholder);
  }
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
  listeners.forEach((listener) => listener());
}

for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => {
    language = button.dataset.language;
    try {
      localStorage.setItem(MEMORY, language);
    } catch {
      // not remembered
    }
    show();
  });
}
show();
