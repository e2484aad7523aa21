import { ENGLISH_VERBS } from './english-verbs.js';
import type { LanguageWords } from './language.js';
import { phrases, words } from './listed.js';

/** The words for English. */
export const ENGLISH: LanguageWords = {
  language: 'en',
  common: words(`
    access act agile ant assembly basic bash brackets canvas care chef clean cook crystal dart design director draw drive eclipse edge elm
    excel express flash flow foundation gauge gear go gradle help hive io ionic it jade julia keynote lead lean less lift lisp logo
    make maple maven me mercury ml motion nest numbers office opal oracle outlook pages pascal pig plan play pos pow puppet pure rage rails re react ride
    rest ruby rust safe sage salt scala scheme scratch sem serve shell ski sketch sound source spark spring st stata swift tie tower train unity us
    vault vision wave word words write
  `),
  whole: words(`
    javascript typescript coffeescript actionscript postgresql mysql nosql graphql sqlite mariadb mongodb github gitlab gitops devops devsecops mlops
    powerpoint powershell powerpoint powerbi sharepoint onedrive onenote youtube linkedin facebook whatsapp paypal quickbooks wordpress woocommerce jquery
    openssl openstack openshift opencv opengl iphone ipad ios macos macbook airbnb vmware autocad solidworks matlab labview photoshop indesign
    salesforce servicenow bigquery dynamodb elasticsearch rabbitmq cloudformation typeform javafx asp.net ado.net node.js vue.js next.js
  `),
  forms: ENGLISH_VERBS,
  joining: words('and or as well plus & und'),
  before: phrases(`
    programming language, programming languages, language, languages, programming in, coding in, code in, develop in, developing in, developed in, development in, written in,
    write in, experience with, experience in, experience of, experience using, experienced in, knowledge of, understanding of, command of, proficient in, proficient with,
    proficiency in, proficiency with, fluent in, skills in, skilled in, expertise in, expert in, familiar with, familiarity with, working with, work with, worked with,
    know, knowing, using, use of, tools, software, packages, package, libraries, technologies, stack, frameworks, skills, such as, one of, certified in, trained in, advanced, intermediate
  `),
  behind: phrases(`
    is a plus, is a bonus, is a must, is an advantage, is required, is needed, is essential, is desirable, is helpful, would be,
    programming, programmer, programmers, developer, developers, development, engineer, engineers, language, languages, code, coding, coder, script, scripts, scripting,
    library, libraries, package, packages, macros, macro, spreadsheet, spreadsheets, formulas, pivot tables, queries, database, databases, skills, knowledge, experience,
    certification, framework, studio
  `),
  heads: words('in with of using like for via'),
  tails: phrases(`
    preferred, required, needed, essential, desirable, desired, is, are, a plus, would, will, skills, skill, programming, experience, knowledge, developer, developers, or similar,
    etc, mandatory, a must, helpful, expected, on, at
  `),
  goingOn: words(`
    a about across all an any at by each every for from he her his how if in into it its my on our out over she some someone something than that the their them these they this to up us
    we what when where which who with you your new
  `),
  negation: {
    before: phrases(`
      no, not, without, never, neither, nor, don't have to, do not have to, not required, not needed, not necessary, no need for, no need of, no need to know, do not need, don't need, you don't need, does not require, doesn't require,
      do not require, don't require, do not expect, don't expect, need not have, instead of, rather than
    `),
    behind: phrases(`
      not required, not needed, not necessary, not essential, not mandatory, not a must, not a requirement, not expected, isn't required, isn't needed, isn't necessary, aren't required,
      aren't needed, aren't necessary, unnecessary, no longer required, no longer needed, no longer used
    `),
    not: phrases(
      'not only, not just, not merely, no doubt, no later, no less, not least, without doubt, not to mention, no matter',
    ),
    over: words(`
      a an any and as background be been but experience experienced experiences expertise for formal had have having in is are in knowledge know like of or previous prior proven skill skills such strictly
      specific the to training with using working particular programming coding licence licences license certificate certificates certification qualification qualifications degree speak able
    `),
    onward: words('to'),
    still: phrases(
      'plus, advantage, advantageous, bonus, nice to have, welcome, helpful, desirable, preferred, beneficial',
    ),
  },
  benefits: {
    headings: phrases(`
      benefits, our benefits, your benefits, what we offer, we offer, our offer, what's in it for you, what you get, what you'll get, what you will get, perks, why join us, why us,
      why work for us, compensation, we provide, employee benefits, rewards, the package, our package, what's on offer, what we give you, we will teach you,
      we'll teach you, you will learn, you'll learn, what you will learn, what you'll learn
    `),
    otherHeadings: phrases(`
      requirements, qualifications, your profile, your skills, skills, what you bring, what you'll bring, about you, about us, about the role, responsibilities, your tasks, tasks, your role, the role,
      duties, who you are, who we are, what you'll do, what you will do, you have, you bring, must have, nice to have, experience, education, essential, desirable, how to apply, contact, job description,
      what we're looking for, what we are looking for, key skills, technical skills, tech stack, our stack
    `),
    sentences: phrases(
      'we offer, we provide, benefits include, our benefits include, perks include, you will receive, you will get, you get, enjoy, in return',
    ),
    behind: phrases(`
      membership, memberships, insurance, lessons, classes, voucher, vouchers, discount, discounts, allowance, reimbursement, subsidy, budget, room, rooms, court,
      will be provided, is provided, are provided, training provided
    `),
    before: phrases('free, subsidised, subsidized, discounted, complimentary, paid, in-house, company-paid'),
  },
};
