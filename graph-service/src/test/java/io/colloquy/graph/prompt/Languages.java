package io.colloquy.graph.prompt;

import java.util.List;

/** Something that somebody could write in a chat, in many languages and scripts; and what gets pasted into chats. */
final class Languages {
    private Languages() {}

    static List<String> all() {
        return List.of(
                "We could meet at the boathouse on Friday, around half past seven? Ben has the keys, and I'll bring lamps and something to eat.",
                "Könnten wir uns am Freitag gegen halb acht am Bootshaus treffen? Für die Gäste hätte ich noch größere Stühle übrig.",
                "On pourrait se retrouver vendredi à la maison des bateaux, vers sept heures et demie ? J'apporterai des lampes et à manger.",
                "¿Podríamos vernos el viernes en el cobertizo, hacia las siete y media? Mañana llevaré las lámparas y algo de comer.",
                "Podemos encontrar-nos na sexta-feira junto ao barracão? Não se esqueçam das lâmpadas, a reunião começa às sete.",
                "Potremmo vederci venerdì alla rimessa delle barche, verso le sette e mezza? Porterò qualcosa da mangiare.",
                "Zullen we vrijdag rond half acht bij het botenhuis afspreken? Ik neem lampen en iets lekkers mee.",
                "Ska vi ses på fredag vid båthuset, ungefär klockan halv åtta? Jag tar med lampor och något att äta.",
                "Nähdäänkö perjantaina venevajalla puoli kahdeksan aikaan? Tuon lamppuja ja jotain syötävää mukanani.",
                "Może spotkamy się w piątek przy przystani, około wpół do ósmej? Przyniosę lampy i coś do jedzenia, żeby było miło.",
                "Mohli bychom se sejít v pátek u loděnice, kolem půl osmé? Přinesu lampy a něco k jídlu, ať je příjemně.",
                "Találkozzunk pénteken a csónakháznál, fél nyolc körül? Hozok lámpákat és valami ennivalót is a többieknek.",
                "Ne-am putea întâlni vineri la hangar, pe la șapte și jumătate? Aduc eu lămpile și ceva de mâncare.",
                "Cuma günü yedi buçuk gibi kayıkhanede buluşalım mı? Lambaları ve yiyecek bir şeyleri ben getiririm.",
                "Chúng ta gặp nhau vào thứ sáu ở nhà thuyền lúc bảy giờ rưỡi nhé? Tôi sẽ mang đèn và đồ ăn đến.",
                "Bisakah kita bertemu hari Jumat di rumah perahu sekitar pukul setengah delapan? Saya akan membawa lampu.",
                "Tunaweza kukutana Ijumaa kwenye nyumba ya mashua, saa moja na nusu jioni? Nitaleta taa na chakula.",
                "Ṣé a lè pàdé ní ọjọ́ Ẹtì ní ilé ọkọ̀ ojú omi? Èmi yóò mú àtùpà àti oúnjẹ wá fún gbogbo wa.",
                "Давайте встретимся в пятницу у лодочного сарая, около половины восьмого? Я принесу лампы и что-нибудь поесть.",
                "Може, зустрінемося в п'ятницю біля човнярні, приблизно о пів на восьму? Я принесу ліхтарі та щось поїсти.",
                "Να βρεθούμε την Παρασκευή στο λεμβαρχείο, γύρω στις επτά και μισή; Θα φέρω φώτα και κάτι να φάμε.",
                "ניפגש ביום שישי ליד בית הסירות, בסביבות שבע וחצי? אני אביא מנורות ומשהו לאכול.",
                "هل يمكننا أن نلتقي يوم الجمعة عند بيت القوارب حوالي السابعة والنصف؟ سأحضر المصابيح وشيئًا نأكله.",
                "می‌توانیم جمعه حدود ساعت هفت و نیم کنار قایق‌خانه همدیگر را ببینیم؟ من چراغ و خوراکی می‌آورم.",
                "کیا ہم جمعہ کو کشتی گھر پر ساڑھے سات بجے مل سکتے ہیں؟ میں چراغ اور کھانے کو کچھ لے آؤں گا۔",
                "क्या हम शुक्रवार को साढ़े सात बजे नाव घर पर मिल सकते हैं? मैं लैंप और कुछ खाने को ले आऊँगा।",
                "আমরা কি শুক্রবার সাড়ে সাতটায় নৌকাঘরে দেখা করতে পারি? আমি বাতি আর কিছু খাবার নিয়ে আসব।",
                "நாம் வெள்ளிக்கிழமை ஏழரை மணிக்குப் படகு இல்லத்தில் சந்திக்கலாமா? நான் விளக்குகளையும் உணவையும் கொண்டு வருகிறேன்.",
                "మనం శుక్రవారం ఏడున్నరకు పడవ ఇంటి దగ్గర కలుద్దామా? నేను దీపాలు, తినడానికి ఏదైనా తెస్తాను.",
                "ನಾವು ಶುಕ್ರವಾರ ಏಳೂವರೆಗೆ ದೋಣಿ ಮನೆಯಲ್ಲಿ ಭೇಟಿಯಾಗೋಣವೇ? ನಾನು ದೀಪಗಳನ್ನು ತರುತ್ತೇನೆ.",
                "നമുക്ക് വെള്ളിയാഴ്ച ഏഴരയ്ക്ക് വള്ളപ്പുരയിൽ കാണാമോ? ഞാൻ വിളക്കുകളും കഴിക്കാൻ എന്തെങ്കിലും കൊണ്ടുവരാം.",
                "අපි සිකුරාදා හතහමාරට බෝට්ටු ගෙදරදී හමුවෙමුද? මම පහන් සහ කන්න දෙයක් ගේන්නම්.",
                "เราเจอกันวันศุกร์ที่โรงเรือประมาณทุ่มครึ่งดีไหม ฉันจะเอาตะเกียงกับของกินไปด้วย",
                "ພວກເຮົາພົບກັນວັນສຸກຢູ່ເຮືອນເຮືອປະມານເຈັດໂມງເຄິ່ງໄດ້ບໍ? ຂ້ອຍຈະເອົາໂຄມໄຟໄປ.",
                "သောကြာနေ့ ခုနစ်နာရီခွဲလောက် လှေအိမ်မှာ တွေ့ကြမလား။ ကျွန်တော် မီးအိမ်တွေ ယူလာမယ်။",
                "យើងអាចជួបគ្នានៅថ្ងៃសុក្រនៅផ្ទះទូកម៉ោងប្រាំពីរកន្លះបានទេ? ខ្ញុំនឹងយកចង្កៀងមក។",
                "შევხვდეთ პარასკევს ნავსადგომთან, რვის ნახევარზე? მე ნათურებს და რაღაც საჭმელს მოვიტან.",
                "Հանդիպե՞նք ուրբաթ օրը նավակատանը, յոթն անց կեսին։ Ես լամպեր և ուտելու բան կբերեմ։",
                "አርብ ሰባት ተኩል ላይ በጀልባው ቤት እንገናኝ? እኔ መብራትና የሚበላ ነገር አመጣለሁ።",
                "我们星期五七点半左右在船屋见面好吗？我会带灯和一些吃的东西，请大家不要忘记带钥匙。",
                "我哋星期五七點半喺船屋見面好唔好？我會帶埋燈同啲嘢食，記住唔好漏咗鎖匙。",
                "金曜日の七時半ごろ、ボートハウスで会いませんか？ランプと食べ物を持って行きます。鍵を忘れないでください。",
                "금요일 일곱 시 반쯤 보트하우스에서 만날까요? 제가 등불이랑 먹을 것을 가져갈게요. 열쇠 잊지 마세요.",
                "ᠪᠢᠳᠡ ᠪᠠᠰᠠᠩ ᠭᠠᠷᠠᠭ ᠲᠤ ᠤᠯᠵᠠᠶ᠎ᠠ ᠤᠤ",
                "བོད་སྐད་ཀྱི་འཕྲིན་ཐུང་ཞིག་ རེས་གཟའ་པ་སངས་ལ་ཐུག་གམ།",
                "😀😂🥹👍🏽👩‍👩‍👧‍👦🏳️‍🌈🇩🇪🫶🏿 haha ❤️❤️❤️ ¯\\_(ツ)_/¯ 🤷🏻‍♀️",
                "𝓗𝓮𝓵𝓵𝓸 𝔚𝔬𝔯𝔩𝔡 ｆｕｌｌｗｉｄｔｈ Z̷̢͝a̶l̵g̴o̸ ＼(^o^)／ ①②③ ½ ™ ‰ → ∑ ∞",
                "https://example.org/a/b?utm_source=x&id=7f3c9e1a-22bb-4d1e-9f00-5b8e6c1d2a3f#frag %C3%A4%20",
                "iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==",
                "DE89 3704 0044 0532 0130 00, +49 151 23456789, 3.14159265358979, 2024-05-12T18:30:00Z, 1.234.567,89 €",
                "for (int i = 0; i < n; i++) {\n\t\tif (a[i] != b[i]) { return -1; }\n}\n// TODO: x ^= ~y & 0xFF;",
                "{\"digest\": {\"text\": \"…\", \"cites\": [1, 2, 3]}, \"points\": [], \"n\": null, \"ok\": true}",
                "aaaaaaaaaaaaaaaaaaaaaaaa hahahahahaha looooooool !!!!!!!!!!!! ................ ----------- xkcd qwrtzpsdfg",
                "\n\n\n \t \r\n   \u00a0\u200b\u200f\ufeff end");
    }
}
