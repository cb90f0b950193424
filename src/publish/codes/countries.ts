/**
 * Countries as other data sets write them, one a line: ISO 3166-1 alpha-3; CAMEO's code where it is another (its manual keeps ISO codes
 * that were since withdrawn); the Correlates of War number of a member of the state system ("-" for others); the English name.
 */
const TABLE = `
ABW ABW - Aruba
AFG AFG 700 Afghanistan
AGO AGO 540 Angola
AIA AIA - Anguilla
ALA ALA - Åland Islands
ALB ALB 339 Albania
AND AND 232 Andorra
ARE ARE 696 United Arab Emirates
ARG ARG 160 Argentina
ARM ARM 371 Armenia
ASM ASM - American Samoa
ATA ATA - Antarctica
ATF ATF - French Southern Territories
ATG ATG 58 Antigua and Barbuda
AUS AUS 900 Australia
AUT AUT 305 Austria
AZE AZE 373 Azerbaijan
BDI BDI 516 Burundi
BEL BEL 211 Belgium
BEN BEN 434 Benin
BES BES - Bonaire, Sint Eustatius and Saba
BFA BFA 439 Burkina Faso
BGD BGD 771 Bangladesh
BGR BGR 355 Bulgaria
BHR BHR 692 Bahrain
BHS BHS 31 Bahamas
BIH BIH 346 Bosnia and Herzegovina
BLM BLM - Saint Barthélemy
BLR BLR 370 Belarus
BLZ BLZ 80 Belize
BMU BMU - Bermuda
BOL BOL 145 Bolivia
BRA BRA 140 Brazil
BRB BRB 53 Barbados
BRN BRN 835 Brunei
BTN BTN 760 Bhutan
BVT BVT - Bouvet Island
BWA BWA 571 Botswana
CAF CAF 482 Central African Republic
CAN CAN 20 Canada
CCK CCK - Cocos (Keeling) Islands
CHE CHE 225 Switzerland
CHL CHL 155 Chile
CHN CHN 710 China
CIV CIV 437 Côte d'Ivoire
CMR CMR 471 Cameroon
COD COD 490 Democratic Republic of the Congo
COG COG 484 Republic of the Congo
COK COK - Cook Islands
COL COL 100 Colombia
COM COM 581 Comoros
CPV CPV 402 Cabo Verde
CRI CRI 94 Costa Rica
CUB CUB 40 Cuba
CUW CUW - Curaçao
CXR CXR - Christmas Island
CYM CYM - Cayman Islands
CYP CYP 352 Cyprus
CZE CZE 316 Czech Republic
DEU DEU 255 Germany
DJI DJI 522 Djibouti
DMA DMA 54 Dominica
DNK DNK 390 Denmark
DOM DOM 42 Dominican Republic
DZA DZA 615 Algeria
ECU ECU 130 Ecuador
EGY EGY 651 Egypt
ERI ERI 531 Eritrea
ESH ESH - Western Sahara
ESP ESP 230 Spain
EST EST 366 Estonia
ETH ETH 530 Ethiopia
FIN FIN 375 Finland
FJI FJI 950 Fiji
FLK FLK - Falkland Islands (Malvinas)
FRA FRA 220 France
FRO FRO - Faroe Islands
FSM FSM 987 Micronesia, Federated States of
GAB GAB 481 Gabon
GBR GBR 200 United Kingdom
GEO GEO 372 Georgia
GGY GGY - Guernsey
GHA GHA 452 Ghana
GIB GIB - Gibraltar
GIN GIN 438 Guinea
GLP GLP - Guadeloupe
GMB GMB 420 Gambia
GNB GNB 404 Guinea-Bissau
GNQ GNQ 411 Equatorial Guinea
GRC GRC 350 Greece
GRD GRD 55 Grenada
GRL GRL - Greenland
GTM GTM 90 Guatemala
GUF GUF - French Guiana
GUM GUM - Guam
GUY GUY 110 Guyana
HKG HKG - Hong Kong
HMD HMD - Heard Island and McDonald Islands
HND HND 91 Honduras
HRV HRV 344 Croatia
HTI HTI 41 Haiti
HUN HUN 310 Hungary
IDN IDN 850 Indonesia
IMN IMY - Isle of Man
IND IND 750 India
IOT IOT - British Indian Ocean Territory
IRL IRL 205 Ireland
IRN IRN 630 Iran
IRQ IRQ 645 Iraq
ISL ISL 395 Iceland
ISR ISR 666 Israel
ITA ITA 325 Italy
JAM JAM 51 Jamaica
JEY JEY - Jersey
JOR JOR 663 Jordan
JPN JPN 740 Japan
KAZ KAZ 705 Kazakhstan
KEN KEN 501 Kenya
KGZ KGZ 703 Kyrgyzstan
KHM KHM 811 Cambodia
KIR KIR 946 Kiribati
KNA KNA 60 Saint Kitts and Nevis
KOR KOR 732 South Korea
KWT KWT 690 Kuwait
LAO LAO 812 Laos
LBN LBN 660 Lebanon
LBR LBR 450 Liberia
LBY LBY 620 Libya
LCA LCA 56 Saint Lucia
LIE LIE 223 Liechtenstein
LKA LKA 780 Sri Lanka
LSO LSO 570 Lesotho
LTU LTU 368 Lithuania
LUX LUX 212 Luxembourg
LVA LVA 367 Latvia
MAC MAC - Macao
MAF MAF - Saint Martin (French part)
MAR MAR 600 Morocco
MCO MCO 221 Monaco
MDA MDA 359 Moldova
MDG MDG 580 Madagascar
MDV MDV 781 Maldives
MEX MEX 70 Mexico
MHL MHL 983 Marshall Islands
MKD MKD 343 North Macedonia
MLI MLI 432 Mali
MLT MLT 338 Malta
MMR MMR 775 Myanmar
MNE MNE 341 Montenegro
MNG MNG 712 Mongolia
MNP MNP - Northern Mariana Islands
MOZ MOZ 541 Mozambique
MRT MRT 435 Mauritania
MSR MSR - Montserrat
MTQ MTQ - Martinique
MUS MUS 590 Mauritius
MWI MWI 553 Malawi
MYS MYS 820 Malaysia
MYT MYT - Mayotte
NAM NAM 565 Namibia
NCL NCL - New Caledonia
NER NER 436 Niger
NFK NFK - Norfolk Island
NGA NGA 475 Nigeria
NIC NIC 93 Nicaragua
NIU NIU - Niue
NLD NLD 210 Netherlands
NOR NOR 385 Norway
NPL NPL 790 Nepal
NRU NRU 970 Nauru
NZL NZL 920 New Zealand
OMN OMN 698 Oman
PAK PAK 770 Pakistan
PAN PAN 95 Panama
PCN PCN - Pitcairn
PER PER 135 Peru
PHL PHL 840 Philippines
PLW PLW 986 Palau
PNG PNG 910 Papua New Guinea
POL POL 290 Poland
PRI PRI - Puerto Rico
PRK PRK 731 North Korea
PRT PRT 235 Portugal
PRY PRY 150 Paraguay
PSE PSE - Palestine
PYF PYF - French Polynesia
QAT QAT 694 Qatar
REU REU - Reunion
ROU ROM 360 Romania
RUS RUS 365 Russia
RWA RWA 517 Rwanda
SAU SAU 670 Saudi Arabia
SDN SDN 625 Sudan
SEN SEN 433 Senegal
SGP SGP 830 Singapore
SGS SGS - South Georgia and the South Sandwich Islands
SHN SHN - Saint Helena
SJM SJM - Svalbard and Jan Mayen
SLB SLB 940 Solomon Islands
SLE SLE 451 Sierra Leone
SLV SLV 92 El Salvador
SMR SMR 331 San Marino
SOM SOM 520 Somalia
SPM SPM - Saint Pierre and Miquelon
SRB SRB 345 Serbia
SSD SSD 626 South Sudan
STP STP 403 Sao Tome and Principe
SUR SUR 115 Suriname
SVK SVK 317 Slovakia
SVN SVN 349 Slovenia
SWE SWE 380 Sweden
SWZ SWZ 572 Eswatini
SXM SXM - Sint Maarten (Dutch part)
SYC SYC 591 Seychelles
SYR SYR 652 Syria
TCA TCA - Turks and Caicos Islands
TCD TCD 483 Chad
TGO TGO 461 Togo
THA THA 800 Thailand
TJK TJK 702 Tajikistan
TKL TKL - Tokelau
TKM TKM 701 Turkmenistan
TLS TMP 860 Timor-Leste
TON TON 955 Tonga
TTO TTO 52 Trinidad and Tobago
TUN TUN 616 Tunisia
TUR TUR 640 Turkey
TUV TUV 947 Tuvalu
TWN TWN 713 Taiwan
TZA TZA 510 Tanzania
UGA UGA 500 Uganda
UKR UKR 369 Ukraine
UMI UMI - United States Minor Outlying Islands
URY URY 165 Uruguay
USA USA 2 United States
UZB UZB 704 Uzbekistan
VAT VAT - Holy See
VCT VCT 57 Saint Vincent and the Grenadines
VEN VEN 101 Venezuela
VGB VGB - Virgin Islands, British
VIR VIR - Virgin Islands, U.S.
VNM VNM 816 Vietnam
VUT VUT 935 Vanuatu
WLF WLF - Wallis and Futuna
WSM WSM 990 Samoa
XKK XKK 347 Kosovo
XKX XKX 347 Kosovo
YEM YEM 679 Yemen
ZAF ZAF 560 South Africa
ZMB ZMB 551 Zambia
ZWE ZWE 552 Zimbabwe
`;

export interface CountryCodes {
  readonly cameo: string;
  /** Null for what is no state of the Correlates of War list. */
  readonly cow: number | null;
  readonly name: string;
}

const COUNTRIES: ReadonlyMap<string, CountryCodes> = new Map(
  TABLE.trim()
    .split("\n")
    .map((line) => {
      const [iso = "", cameo = "", cow = "", ...name] = line.split(" ");
      return [iso, { cameo, cow: cow === "-" ? null : Number(cow), name: name.join(" ") }];
    }),
);

/** The codes of a country by ISO 3166-1 alpha-3; undefined for "IGO", "NGO" and what is no country. */
export const countryCodes = (iso: string | null): CountryCodes | undefined => (iso === null ? undefined : COUNTRIES.get(iso));
