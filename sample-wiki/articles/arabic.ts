import type { Article } from './article.ts';
import { list, p, references, section } from './markup/blocks.ts';
import { figure } from './markup/media.ts';
import { infobox, table } from './markup/tables.ts';

export const MARROW_IN_ARABIC: Article = {
  title: 'جزيرة مارو',
  revision: 39500,
  categories: ['Islands of the sound'],
  revisions: 7,
  editedDaysAgo: 21,
  description: 'جزيرة صغيرة يصلها المد بالبر ويفصلها عنه',
  picture: 'marrow-low-water',
  language: 'ar',
  direction: 'rtl',
  languages: [{ code: 'en', name: 'English', title: 'Tidal island of Marrow' }],
  sources: {
    survey: 'أبرشية مارو، *مسح الطريق الحجري*، 1783، ص 4.',
    census: 'سجل السكان، *تعداد 21 مارس 2021*، الجدول 7.',
  },
  blocks: [
    infobox({
      title: 'مارو',
      picture: 'marrow-low-water',
      caption: 'الجزيرة وقت الجزر من جهة الشمال',
      groups: {
        الجغرافيا: { المساحة: '4.1 كم²', 'أعلى نقطة': '112 مترًا', الطول: '3.4 كم' },
        السكان: { العدد: '214 نسمة (2021)' },
      },
    }),
    p(
      '**مارو** جزيرة صغيرة قرب الساحل، يصلها بالبر طريق من حجر البازلت يظهر مرتين كل يوم وقت الجزر ويغيب تحت الماء وقت المد.{survey} يعيش فيها 214 شخصًا، ويعمل أكثرهم في الصيد وتربية الأغنام.{census}',
    ),
    section(
      'الاسم',
      p(
        'اسم الجزيرة قديم، وقد كُتب في خرائط القرن السادس عشر *Maro*. وما زالت الكلمة منقوشة على حجر فوق إحدى آبارها الثلاث. انظر أيضًا [[Tidal island of Marrow|المقالة الإنجليزية]].',
      ),
    ),
    section(
      'الطريق والمد',
      p(
        'بُني الطريق عام 1782، ويبلغ طوله 1240 مترًا. ويمكن عبوره مشيًا في خمس وعشرين دقيقة، ويبقى جافًا نحو خمس ساعات في كل مرة.{survey}',
      ),
      figure('causeway', 'الطريق بعد ساعة من المد'),
      table({
        caption: 'الطريق وأوجه القمر',
        head: ['القمر', 'أدنى ماء', 'مدة جفاف الطريق'],
        rows: [
          ['هلال', '0.3 م', '5 ساعات و40 دقيقة'],
          ['بدر', '0.2 م', '5 ساعات و50 دقيقة'],
        ],
      }),
    ),
    section('انظر أيضًا', list('[[Marrow Light|منارة مارو]]', '[[Tide|المد والجزر]]')),
    references('المراجع'),
  ],
};
