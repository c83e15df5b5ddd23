package io.glassroom.samples.bots;

import java.util.List;
import java.util.random.RandomGenerator;

/// What bots say, in two languages.
record Phrases(List<String> hello, List<String> talk, List<String> goodbye, List<String> back) {

    static final Phrases ENGLISH = new Phrases(
            List.of("Hi everyone!", "Hello 👋", "Good to be here.", "Hey, what did I miss?", "Hi, I'm new here."),
            List.of(
                    "Did you see that heartbeat go by?",
                    "My packets are only 38 bytes today.",
                    "What's for lunch?",
                    "Four bytes of header, and then the fun begins.",
                    "Is it raining where you are?",
                    "I read that the route travels as two bytes if both know the dictionary.",
                    "Brb, tea ☕",
                    "Has anybody finished lesson three yet?",
                    "That was quick!",
                    "One encode, many sends. Clever.",
                    "I think the server likes me.",
                    "ok",
                    "Sounds good to me.",
                    "Who else is on a train?",
                    "I would never send a packet of type nine. Never.",
                    "Look at the length field: big-endian, three bytes.",
                    "Let's meet in the other room later.",
                    "haha 😀",
                    "Can somebody explain varints to me again?",
                    "Seven bits at a time, least significant first."),
            List.of("I have to go, see you!", "Back in a moment.", "Lunch time. Bye!"),
            List.of("I'm back!", "Here I am again.", "Did anything happen?"));

    static final Phrases CHINESE = new Phrases(
            List.of("大家好！", "嗨 👋", "很高兴来到这里。", "我来晚了吗？", "第一次来，请多关照。"),
            List.of(
                    "刚才那个心跳包你看到了吗？",
                    "我今天的消息只有三十八个字节。",
                    "中午吃什么？",
                    "四个字节的包头，后面才是重点。",
                    "你们那边下雨了吗？",
                    "有了路由字典，路由只占两个字节。",
                    "去泡杯茶 ☕",
                    "第三课有人做完了吗？",
                    "好快啊！",
                    "编码一次，发送多次，真聪明。",
                    "我觉得服务器挺喜欢我的。",
                    "好的",
                    "我没意见。",
                    "还有谁在火车上？",
                    "长度字段是大端序，三个字节。",
                    "等会儿去另一个房间聊吧。",
                    "哈哈 😀",
                    "谁能再讲一遍变长整数？",
                    "每次七位，低位在前。",
                    "今天人真多。"),
            List.of("我先走了，再见！", "一会儿回来。", "吃饭去了，拜拜！"),
            List.of("我回来了！", "又见面了。", "刚才有什么新消息吗？"));

    static String any(List<String> lines, RandomGenerator random) {
        return lines.get(random.nextInt(lines.size()));
    }
}
