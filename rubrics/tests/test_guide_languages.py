"""Short guides in other languages than English: sections, difficulties, notes and flags by their words there."""

import pytest

from rubrics.tests.guide_digest import kit

GERMAN = """# Vorstellungsgespräch: Bäcker

## Fachfragen

1. Wie führen Sie einen Sauerteig durch den Sommer? (leicht)
   Worauf achten: Temperatur; Fütterung

2. Erklären Sie, warum Roggen Säure braucht. (schwer)
   Worauf achten: Enzyme
   Nachfrage: Und Dinkel?

## Verhaltensfragen

1. Erzählen Sie von einer Nacht, in der der Ofen ausfiel.
   Gute Antwort: Kunden früh gewarnt

## Warnsignale

- Gibt immer dem Mehl die Schuld
"""
FRENCH = """# Entretien : bibliothécaire

## Questions techniques

1. Comment décidez-vous de ce qui quitte les rayons ? (facile)
   Réponse : selon l'usage et l'état.

2. Expliquez le prêt entre bibliothèques. (difficile)
   Réponse : par le catalogue commun.

## Questions comportementales

1. Parlez-moi d'un lecteur en colère.
   Réponse : écouter d'abord.

## Signaux d'alerte

- N'aime pas les lecteurs
"""
SPANISH = """# Entrevista de trabajo: panadero

## Preguntas técnicas

1. ¿Cómo mantiene viva la masa madre en verano? (fácil)
   Qué buscar: temperatura

2. Explique por qué el centeno necesita acidez. (difícil)
   Qué buscar: enzimas

## Preguntas de comportamiento

1. Cuénteme de una noche en la que falló el horno.
   Qué buscar: avisó a los clientes

## Señales de alerta

- Siempre culpa a la harina
"""
PORTUGUESE = """# Entrevista: prático do porto

## Perguntas técnicas

1. Como você recebe um navio com nevoeiro? (fácil)
   O que observar: calma

2. Explique o efeito squat. (difícil)
   O que observar: velocidade

## Perguntas comportamentais

1. Conte sobre um embarque que você recusou.
   O que observar: limite claro

## Sinais de alerta

- Nunca recusou nada
"""
RUSSIAN = """# Вопросы для собеседования: пекарь

## Технические вопросы

1. Как вы ведёте закваску летом? (лёгкий)
   На что обратить внимание: температура

2. Объясните, зачем ржи кислота. (сложный)
   На что обратить внимание: ферменты

## Поведенческие вопросы

1. Расскажите о ночи, когда сломалась печь.
   На что обратить внимание: предупредил покупателей

## Красные флаги

- Винит только муку
"""
CHINESE = """# 面包师面试题

## 技术问题

1. 夏天你如何照看酵种？（简单）
   考察点：温度

2. 请解释黑麦为什么需要酸。（困难）
   考察点：酶

## 行为问题

1. 请讲述一次烤炉坏掉的夜晚。
   考察点：提前通知顾客

## 危险信号

- 总是怪面粉
"""
JAPANESE = """# パン職人の面接質問

## 技術的な質問

1. 夏に酵母をどのように管理しますか？（簡単）
   評価ポイント：温度

2. ライ麦に酸が必要な理由を説明してください。（難しい）
   評価ポイント：酵素

## 行動に関する質問

1. オーブンが壊れた夜について教えてください。
   評価ポイント：お客様への連絡

## 危険信号

- いつも粉のせいにする
"""
READ = {
    GERMAN: {
        "Fachfragen (technical)": [
            "easy Wie führen Sie einen Sauerteig durch den Sommer? | look: Temperatur; Fütterung",
            "hard Erklären Sie, warum Roggen Säure braucht. | look: Enzyme | more: Und Dinkel?",
        ],
        "Verhaltensfragen (behavioral)": [
            "Erzählen Sie von einer Nacht, in der der Ofen ausfiel. | look: Kunden früh gewarnt",
        ],
        "flags": ["Gibt immer dem Mehl die Schuld"],
    },
    FRENCH: {
        "Questions techniques (technical)": [
            "easy Comment décidez-vous de ce qui quitte les rayons ? | answer: selon l'usage et l'état.",
            "hard Expliquez le prêt entre bibliothèques. | answer: par le catalogue commun.",
        ],
        "Questions comportementales (behavioral)": [
            "Parlez-moi d'un lecteur en colère. | answer: écouter d'abord.",
        ],
        "flags": ["N'aime pas les lecteurs"],
    },
    SPANISH: {
        "Preguntas técnicas (technical)": [
            "easy ¿Cómo mantiene viva la masa madre en verano? | look: temperatura",
            "hard Explique por qué el centeno necesita acidez. | look: enzimas",
        ],
        "Preguntas de comportamiento (behavioral)": [
            "Cuénteme de una noche en la que falló el horno. | look: avisó a los clientes",
        ],
        "flags": ["Siempre culpa a la harina"],
    },
    PORTUGUESE: {
        "Perguntas técnicas (technical)": [
            "easy Como você recebe um navio com nevoeiro? | look: calma",
            "hard Explique o efeito squat. | look: velocidade",
        ],
        "Perguntas comportamentais (behavioral)": [
            "Conte sobre um embarque que você recusou. | look: limite claro",
        ],
        "flags": ["Nunca recusou nada"],
    },
    RUSSIAN: {
        "Технические вопросы (technical)": [
            "easy Как вы ведёте закваску летом? | look: температура",
            "hard Объясните, зачем ржи кислота. | look: ферменты",
        ],
        "Поведенческие вопросы (behavioral)": [
            "Расскажите о ночи, когда сломалась печь. | look: предупредил покупателей",
        ],
        "flags": ["Винит только муку"],
    },
    CHINESE: {
        "技术问题 (technical)": ["easy 夏天你如何照看酵种？ | look: 温度", "hard 请解释黑麦为什么需要酸。 | look: 酶"],
        "行为问题 (behavioral)": ["请讲述一次烤炉坏掉的夜晚。 | look: 提前通知顾客"],
        "flags": ["总是怪面粉"],
    },
    JAPANESE: {
        "技術的な質問 (technical)": [
            "easy 夏に酵母をどのように管理しますか？ | look: 温度",
            "hard ライ麦に酸が必要な理由を説明してください。 | look: 酵素",
        ],
        "行動に関する質問 (behavioral)": ["オーブンが壊れた夜について教えてください。 | look: お客様への連絡"],
        "flags": ["いつも粉のせいにする"],
    },
}


@pytest.mark.parametrize("text", READ, ids=lambda text: text.split("\n")[0][2:])
def test_a_guide_is_read_in_its_language(text):
    found = kit(text)
    assert found["sections"] | {"flags": found["red_flags"]} == READ[text]


@pytest.mark.parametrize(("text", "asked"), [
    ("Frage 1: Wie kneten Sie?\nFrage 2: Warum ruht der Teig?\n", ["Wie kneten Sie?", "Warum ruht der Teig?"]),
    ("Pregunta 1: ¿Cómo amasa?\nPregunta 2: ¿Por qué reposa?\n", ["¿Cómo amasa?", "¿Por qué reposa?"]),
    ("Вопрос 1: Как вы месите?\nВопрос 2: Зачем отдых?\n", ["Как вы месите?", "Зачем отдых?"]),
    ("问题1：你如何揉面？\n问题2：为什么要醒面？\n", ["你如何揉面？", "为什么要醒面？"]),
    ("質問1：どうこねますか？\n質問2：なぜ休ませますか？\n", ["どうこねますか？", "なぜ休ませますか？"]),
])  # fmt: skip
def test_the_word_for_a_question_marks_it(text, asked):
    title = "Interview\n\n"
    assert [text for texts in kit(title + text)["sections"].values() for text in texts] == asked
