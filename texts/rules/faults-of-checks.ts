/** What the parts of a file say against each other. English as the checks say it, then Russian. */
export const checkFaults: readonly (readonly [english: string, russian: string])[] = [
  [
    'names "{name}", and only an agreement about a price ("terms: price") pays for a work',
    'названо «{name}», а работу оплачивает только согласование о цене («terms: price»)',
  ],
  [
    'is in {currency}, but the price of "{name}" is in {other}: accounts have one currency',
    'в валюте {currency}, а цена «{name}» в валюте {other}: у счёта одна валюта',
  ],
  ['names {one} "{name}", which "{section}" does not have', 'названо: {one} «{name}», чего в «{section}» нет'],
  [
    'asks each service for a report, but the file has no "services"',
    'отчёт спрашивают с каждой службы, а в файле нет «services»',
  ],
  [
    'sums up reports of services, but this one is handed in by the desk',
    'сводит отчёты служб, а этот отчёт сдаёт поддержка в целом',
  ],
  [
    'names a clock that does not run from "{from}" until "{until}"',
    'названы часы, которые идут не от «{from}» до «{until}»',
  ],
  [
    'names a clock without a term: what is owed each time has a date',
    'названы часы без срока: у того, что должны каждый раз, есть дата',
  ],
  [
    'hands over, but the file has one service: there is nobody to take it',
    'передаёт заявку, а служба одна: принять её некому',
  ],
  [
    'has no meaning for a clock from "{start}": a visit goes by what people do',
    'не имеет смысла для часов от «{start}»: выезд идёт по тому, что делают люди',
  ],
  [
    'asks how the work was: only a clock from "closed" can, and this one is from "{start}" too',
    'просит оценку: это могут только часы от «closed», а эти идут и от «{start}»',
  ],
  ['closes what is closed by then', 'закрывает то, что к тому времени закрыто'],
  [
    'closes what silence closes: say in "solution", by "objection", how long it must last',
    'закрывает то, что закрывает молчание: сколько оно длится, говорит «objection» в «solution»',
  ],
  [
    'is for work that goes on, and none does after "{start}"',
    'это для работы, которая идёт, а после «{start}» её уже нет',
  ],
  [
    'asks also who has rated already: add "rated" to "until"',
    'спросит и того, кто уже оценил: добавьте «rated» в «until»',
  ],
  [
    'closes also what the client has answered: add "client-word" to "until"',
    'закроет и то, на что клиент ответил: добавьте «client-word» в «until»',
  ],
  [
    'names "closed" beside "{other}": what runs after the end is a clock of its own',
    'рядом с «{other}» названо «closed»: то, что идёт после закрытия, — отдельные часы',
  ],
  [
    'names "rated", and only what is closed is rated: this has a meaning for a clock from "closed"',
    'названо «rated», а оценивают только закрытое: это для часов от «closed»',
  ],
  [
    'names "{end}", which does not come under a closed ticket (only: rated, client-word)',
    'названо «{end}», чего у закрытой заявки не бывает (только: rated, client-word)',
  ],
  [
    'is nobody of the desk after the end: a rating is for the author to give, or nobody owes anything',
    'после закрытия это никто из службы: оценку даёт автор, или не должен никто',
  ],
  [
    'leaves a clock from "{start}" without an owner: name who takes the step',
    'часы от «{start}» остаются без владельца: назовите, кто делает шаг',
  ],
  [
    'leaves it to a machine, but nothing is done by itself: add "do" to a telling, or name who owes it',
    'оставлено машине, а само ничего не делается: добавьте «do» или назовите, кто должен',
  ],
  [
    'is open round the clock, and only work outside its hours is agreed on: name the one of the working time',
    'этот календарь круглосуточный, а согласуют работу вне часов: назовите календарь рабочего времени',
  ],
  [
    'names the person "{name}", whom only the contract of a client can name: say one of {roles}',
    'назван человек «{name}», а его может назвать только договор: напишите одно из {roles}',
  ],
  [
    'close a calendar that is open round the clock: take the layers out',
    'закрывают круглосуточный календарь: уберите layers',
  ],
  [
    'leaves no working time: give at least one day hours',
    'не остаётся рабочего времени: дайте часы хотя бы одному дню',
  ],
  ['opens {date}, which "holidays" closes: decide for one', 'открывает {date}, а «holidays» закрывает: выберите одно'],
  [
    'is not a time zone: write its name in the IANA list, such as "Europe/Moscow"',
    'это не часовой пояс: нужно имя из списка IANA, например «Europe/Moscow»',
  ],
  [
    'names a layer of holidays that the product does not have ({layer})',
    'назван производственный календарь, которого нет ({layer})',
  ],
  ['"{limit}" has no meaning for a clock from "{start}"', '«{limit}» не имеет смысла для часов от «{start}»'],
  [
    'must be "stated": until when an answer counts, the agreement itself says',
    'нужно «stated»: до какого времени ждут ответа, говорит само согласование',
  ],
  ['has a meaning for terms in days only: take it out', 'имеет смысл только для сроков в днях: уберите'],
  ['names "{start}", but the file has no "visits"', 'названо «{start}», а раздела «visits» нет'],
  [
    'must be "{calendar}", by which "visits" counts the term of a visit',
    'нужно «{calendar}»: по нему «visits» считает срок выезда',
  ],
  [
    'names "solution" beside "estimate", which it ends as well: "estimate" alone will do',
    'рядом с «estimate» названо «solution», а оно и так его заканчивает: хватит «estimate»',
  ],
  [
    'the telling at "due" is called "due", and no other one is',
    'сообщение в момент «due» называется «due», и больше никакое',
  ],
  [
    'is the same moment as "{name}": name all who are told in one',
    'тот же момент, что и «{name}»: назовите всех в одном',
  ],
  [
    'a share has no meaning for a date that somebody states: use a term before it',
    'доля не имеет смысла для названной даты: используйте срок до неё',
  ],
  ['lies before the clock starts: take a shorter term', 'это раньше начала часов: возьмите срок короче'],
  ['lack a clock from "{start}": {reason}', 'нет часов от «{start}»: {reason}'],
  [
    'begin with "opened" under conditions only, so that of other tickets nobody owes the next step: let one of them ask nothing',
    'начинаются с «opened» только при условиях, и за другими заявками не следит никто: пусть одни из часов условий не ставят',
  ],
  [
    'is not known, or changes, where a level is found: ask for what the client and the problem are',
    'когда ищут уровень, это не известно или меняется: спрашивайте о клиенте и о проблеме',
  ],
  [
    'is not known where a category is found: ask for the client, the topic or the form',
    'когда ищут категорию, это не известно: спрашивайте о клиенте, теме или форме',
  ],
  ['is known of a visit only', 'это известно только о выезде'],
  [
    'passes while the clock runs: let an occasion start or end another clock',
    'пройдёт, пока часы идут: пусть событие начинает или заканчивает другие часы',
  ],
  ['is nothing that a visit knows', 'выезд этого не знает'],
  [
    'asks for "{name}", which is not written before this field: put it first',
    'спрашивает о «{name}», а это поле написано позже: поставьте его раньше',
  ],
  [
    'asks for a field "{name}", which the form does not have before this one',
    'спрашивает о поле «{name}», которого до этого места в форме нет',
  ],
  ['asks for "{value}", which "{name}" cannot be', 'спрашивает о «{value}», чем «{name}» не бывает'],
  [
    'asks for a field of kind "{kind}": a condition asks for "choice", "several" or "yes-no"',
    'спрашивает о поле вида «{kind}»: условие спрашивает о «choice», «several» или «yes-no»',
  ],
  [
    'asks the same as "{row}", which is tried first: take one of them out',
    'спрашивает то же, что «{row}», которая раньше: уберите одну из них',
  ],
  [
    'is never reached: "{row}", which is tried first, takes all that it asks for; write it before that one',
    'до неё не доходит: «{row}», которая раньше, забирает всё; напишите её перед той',
  ],
  [
    'says "{on}" twice, and the wider of the two is enough: take the other one out',
    '«{on}» сказано дважды, хватит более широкого: уберите второе',
  ],
  ['lies before the day of publication, {date}', 'раньше дня публикации, {date}'],
  [
    'the last status asks nothing, so that every situation has one',
    'последний статус ничего не спрашивает, чтобы он был у каждой заявки',
  ],
  [
    'asks nothing, so those after it are never shown: write it last',
    'ничего не спрашивает, и те, что после, не видны: напишите его последним',
  ],
  [
    'asks for the stage "closed", and what is closed is not closed again',
    'спрашивает об этапе «closed», а закрытое больше не закрывают',
  ],
  [
    'asks for another stage than "closed", and nothing else is reopened',
    'спрашивает не об этапе «closed», а открывают повторно только закрытое',
  ],
  ['names a request of a visit, but the file has no "visits"', 'назван запрос выезда, а раздела «visits» нет'],
  ['is missing: say which of the levels a ticket has', 'не указано: какой из уровней у заявки'],
  [
    'asks for a type of request, but the file has no "requestTypes": nobody could file anything',
    'требует вида обращения, а раздела «requestTypes» нет: никто ничего не подаст',
  ],
  [
    'is missing: say which category a request has that states none',
    'не указано: какая категория у обращения, где она не названа',
  ],
  ['names the level of a ticket, but the file has no "levels"', 'назван уровень заявки, а раздела «levels» нет'],
  [
    'is also one of "channels": requests come that way, or talk does; take one of them out',
    'есть и в «channels»: так приходят или обращения, или разговоры; уберите одно',
  ],
  [
    'warns of nothing: silence never closes here, so write "none"',
    'предупреждать не о чем: молчание здесь не закрывает, напишите «none»',
  ],
  ['must be shorter than the time of silence', 'должно быть короче времени молчания'],
  ['is also the rank of "{name}": ranks differ', 'такая же очерёдность у «{name}»: она должна отличаться'],
  [
    'lack the one that new requests come to: give it "first: true"',
    'нет той, куда поступают новые обращения: дайте ей «first: true»',
  ],
  [
    'is also said of "{name}": new requests come to one service',
    'то же сказано о «{name}»: новые обращения поступают в одну службу',
  ],
  ['is the service itself: nobody hands over to oneself', 'это сама служба: себе не передают'],
  [
    'is the word for the calendar of a service: give the calendar another name',
    'это слово для календаря службы: назовите календарь иначе',
  ],
  ['is that of a service, but the file has no "services"', 'это календарь службы, а раздела «services» нет'],
  [
    'has no meaning for a clock from "{start}": a visit is no service\'s',
    'не имеет смысла для часов от «{start}»: у выезда нет службы',
  ],
  [
    'names "handed-over" beside "{other}": what is promised to the client runs on when the ticket changes hands. {what}',
    'рядом с «{other}» названо «handed-over»: обещанное клиенту при передаче идёт дальше. Уберите «handed-over»',
  ],
  [
    'names "handed-over", which ends the own time of a service only: that is from {starts}, not from "{start}"',
    'названо «handed-over», что заканчивает только время самой службы: оно идёт от {starts}, а не от «{start}»',
  ],
  // Of a year of an official calendar.
  ['is no date of the year {year}', 'такой даты нет в {year} году'],
  ['is closed already: a date closes once', 'уже закрыто: одну дату закрывают один раз'],
  ['is a working day: only a day off can be moved', 'это рабочий день: перенести можно только выходной'],
  [
    'stays a day off: name it among the working days, or take the move away',
    'остаётся выходным: назовите его среди рабочих дней или уберите перенос',
  ],
  ['is moved by another line already', 'уже перенесён другой строкой'],
  [
    'is a day off already: a day off is moved to a working day',
    'это и так выходной: выходной переносят на рабочий день',
  ],
  ['is a working day already: only a day off can be worked', 'это и так рабочий день: рабочим делают только выходной'],
  [
    'is closed by the same year: a date is either closed or worked',
    'закрыто этим же годом: день или закрыт, или рабочий',
  ],
  ['is named twice among the working days', 'названо среди рабочих дней дважды'],
  // Of a version that is drafted.
  [
    'is published already with other content: give the new one another name',
    'такая редакция уже опубликована с другим содержанием: назовите новую иначе',
  ],
  ['is published already, word for word', 'опубликована уже, слово в слово'],
  ['names the desk "{desk}", but this is drafted for "{own}"', 'названа служба «{desk}», а черновик — для «{own}»'],
];
