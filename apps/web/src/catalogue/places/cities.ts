export interface City {
  readonly name: string;
  /** Its name in French, where that is another one. */
  readonly nameFr: string;
  /** ISO 3166-1, two letters: the runtime words the country. */
  readonly country: string;
  readonly lat: number;
  readonly lon: number;
  /** 1 is shown on a map of the world, 3 on a map of a region. */
  readonly rank: number;
}

/** Places that people know, to say where an item lies and to find one's bearings on the map: `rank country lat lon name | French`. */
const table = `
1 FR 48.86 2.35 Paris
1 GB 51.51 -0.13 London|Londres
1 ES 40.42 -3.70 Madrid
1 DE 52.52 13.40 Berlin
1 IT 41.90 12.50 Rome
1 RU 55.76 37.62 Moscow|Moscou
1 TR 41.01 28.98 Istanbul
1 EG 30.04 31.24 Cairo|Le Caire
1 NG 6.52 3.38 Lagos
1 CD -4.32 15.31 Kinshasa
1 ZA -33.92 18.42 Cape Town|Le Cap
1 KE -1.29 36.82 Nairobi
1 IN 28.61 77.21 New Delhi
1 IN 19.08 72.88 Mumbai|Bombay
1 CN 39.90 116.40 Beijing|Pékin
1 CN 31.23 121.47 Shanghai
1 JP 35.68 139.69 Tokyo
1 ID -6.21 106.85 Jakarta
1 AU -33.87 151.21 Sydney
1 AU -31.95 115.86 Perth
1 US 40.71 -74.01 New York
1 US 34.05 -118.24 Los Angeles
1 US 41.88 -87.63 Chicago
1 MX 19.43 -99.13 Mexico City|Mexico
1 CO 4.71 -74.07 Bogotá|Bogota
1 PE -12.05 -77.04 Lima
1 BR -23.55 -46.63 São Paulo
1 AR -34.60 -58.38 Buenos Aires
1 CA 45.50 -73.57 Montreal|Montréal
1 CA 49.28 -123.12 Vancouver
1 NZ -36.85 174.76 Auckland
1 IS 64.15 -21.94 Reykjavik
1 SA 24.71 46.68 Riyadh|Riyad
1 IR 35.69 51.39 Tehran|Téhéran
1 SG 1.35 103.82 Singapore|Singapour
2 PT 38.72 -9.14 Lisbon|Lisbonne
2 ES 41.39 2.17 Barcelona|Barcelone
2 FR 45.76 4.84 Lyon
2 FR 43.60 1.44 Toulouse
2 FR 43.30 5.37 Marseille
2 FR 47.22 -1.55 Nantes
2 CH 46.20 6.14 Geneva|Genève
2 IT 45.46 9.19 Milan
2 IT 40.85 14.27 Naples
2 BE 50.85 4.35 Brussels|Bruxelles
2 NL 52.37 4.90 Amsterdam
2 DE 48.14 11.58 Munich
2 DE 53.55 9.99 Hamburg|Hambourg
2 AT 48.21 16.37 Vienna|Vienne
2 CZ 50.08 14.44 Prague
2 PL 52.23 21.01 Warsaw|Varsovie
2 HU 47.50 19.04 Budapest
2 RO 44.43 26.10 Bucharest|Bucarest
2 GR 37.98 23.73 Athens|Athènes
2 SE 59.33 18.07 Stockholm
2 NO 59.91 10.75 Oslo
2 DK 55.68 12.57 Copenhagen|Copenhague
2 FI 60.17 24.94 Helsinki
2 UA 50.45 30.52 Kyiv|Kiev
2 IE 53.35 -6.26 Dublin
2 GB 55.95 -3.19 Edinburgh|Édimbourg
2 RU 59.93 30.34 Saint Petersburg|Saint-Pétersbourg
2 RU 55.03 82.92 Novosibirsk|Novossibirsk
2 RU 43.12 131.89 Vladivostok
2 RU 62.03 129.73 Yakutsk|Iakoutsk
2 RU 56.84 60.61 Yekaterinburg|Iekaterinbourg
2 MA 33.57 -7.59 Casablanca
2 DZ 36.75 3.06 Algiers|Alger
2 TN 36.81 10.18 Tunis
2 LY 32.89 13.19 Tripoli
2 SN 14.72 -17.47 Dakar
2 ML 12.64 -8.00 Bamako
2 CI 5.36 -4.01 Abidjan
2 GH 5.60 -0.19 Accra
2 NE 13.51 2.11 Niamey
2 TD 12.13 15.06 N’Djamena
2 SD 15.50 32.56 Khartoum
2 ET 9.03 38.74 Addis Ababa|Addis-Abeba
2 AO -8.84 13.23 Luanda
2 TZ -6.79 39.21 Dar es Salaam
2 ZA -26.20 28.05 Johannesburg
2 MZ -25.97 32.58 Maputo
2 MG -18.88 47.51 Antananarivo
2 RE -20.88 55.45 Saint-Denis
2 IQ 33.31 44.37 Baghdad|Bagdad
2 IL 32.09 34.78 Tel Aviv|Tel-Aviv
2 AE 25.20 55.27 Dubai|Dubaï
2 OM 23.59 58.41 Muscat|Mascate
2 KZ 43.24 76.89 Almaty
2 UZ 41.30 69.24 Tashkent|Tachkent
2 AF 34.56 69.21 Kabul|Kaboul
2 PK 24.86 67.00 Karachi
2 BD 23.81 90.41 Dhaka|Dacca
2 IN 12.97 77.59 Bengaluru
2 IN 22.57 88.36 Kolkata|Calcutta
2 LK 6.93 79.86 Colombo
2 NP 27.72 85.32 Kathmandu|Katmandou
2 MM 16.87 96.20 Yangon|Rangoun
2 TH 13.76 100.50 Bangkok
2 VN 21.03 105.85 Hanoi|Hanoï
2 VN 10.82 106.63 Ho Chi Minh City|Hô-Chi-Minh-Ville
2 MY 3.14 101.69 Kuala Lumpur
2 PH 14.60 120.98 Manila|Manille
2 CN 22.54 114.06 Shenzhen
2 CN 30.57 104.07 Chengdu
2 CN 43.83 87.62 Ürümqi
2 TW 25.03 121.57 Taipei
2 KR 37.57 126.98 Seoul|Séoul
2 JP 34.69 135.50 Osaka
2 JP 43.06 141.35 Sapporo
2 MN 47.89 106.91 Ulaanbaatar|Oulan-Bator
2 PG -9.44 147.18 Port Moresby
2 AU -37.81 144.96 Melbourne
2 AU -27.47 153.03 Brisbane
2 AU -34.93 138.60 Adelaide|Adélaïde
2 AU -12.46 130.84 Darwin
2 AU -23.70 133.88 Alice Springs
2 NC -22.27 166.44 Nouméa
2 FJ -18.14 178.44 Suva
2 PF -17.54 -149.57 Papeete
2 US 21.31 -157.86 Honolulu
2 US 61.22 -149.90 Anchorage
2 US 47.61 -122.33 Seattle
2 US 37.77 -122.42 San Francisco
2 US 39.74 -104.99 Denver
2 US 29.76 -95.37 Houston
2 US 33.75 -84.39 Atlanta
2 US 25.76 -80.19 Miami
2 US 38.91 -77.04 Washington
2 CA 43.65 -79.38 Toronto
2 CA 53.55 -113.49 Edmonton
2 CA 62.45 -114.37 Yellowknife
2 CA 47.56 -52.71 St. John’s
2 GL 64.18 -51.69 Nuuk
2 CU 23.11 -82.37 Havana|La Havane
2 GT 14.63 -90.51 Guatemala City|Guatemala
2 PA 8.98 -79.52 Panama City|Panama
2 VE 10.48 -66.90 Caracas
2 GF 4.92 -52.33 Cayenne
2 EC -0.18 -78.47 Quito
2 BO -16.49 -68.12 La Paz
2 BR -3.12 -60.02 Manaus
2 BR -15.79 -47.88 Brasília|Brasilia
2 BR -22.91 -43.17 Rio de Janeiro
2 BR -8.05 -34.88 Recife
2 CL -33.45 -70.67 Santiago
2 UY -34.90 -56.16 Montevideo
2 AR -51.62 -69.22 Río Gallegos
2 AQ -77.85 166.67 McMurdo
2 SJ 78.22 15.65 Longyearbyen
3 FR 44.84 -0.58 Bordeaux
3 FR 43.70 7.27 Nice
3 FR 48.57 7.75 Strasbourg
3 FR 50.63 3.06 Lille
3 FR 48.11 -1.68 Rennes
3 FR 43.61 3.88 Montpellier
3 FR 45.78 3.09 Clermont-Ferrand
3 FR 45.19 5.72 Grenoble
3 FR 47.32 5.04 Dijon
3 FR 48.39 -4.49 Brest
3 FR 49.44 1.10 Rouen
3 FR 47.39 0.69 Tours
3 FR 46.58 0.34 Poitiers
3 FR 45.83 1.26 Limoges
3 FR 43.30 -0.37 Pau
3 FR 42.69 2.90 Perpignan
3 FR 49.12 6.18 Metz
3 FR 49.18 -0.37 Caen
3 FR 47.90 1.90 Orléans
3 FR 49.25 4.03 Reims
3 FR 41.92 8.74 Ajaccio
3 ES 39.47 -0.38 Valencia|Valence
3 ES 37.39 -5.99 Seville|Séville
3 ES 41.65 -0.89 Zaragoza|Saragosse
3 ES 43.26 -2.93 Bilbao
3 ES 36.72 -4.42 Málaga|Malaga
3 ES 43.36 -8.41 A Coruña|La Corogne
3 ES 39.57 2.65 Palma
3 ES 41.65 -4.72 Valladolid
3 ES 28.12 -15.43 Las Palmas
3 PT 41.16 -8.63 Porto
3 PT 37.02 -7.93 Faro
3 IT 45.07 7.69 Turin
3 IT 44.41 8.93 Genoa|Gênes
3 IT 45.44 12.32 Venice|Venise
3 IT 43.77 11.26 Florence
3 IT 44.49 11.34 Bologna|Bologne
3 IT 38.12 13.36 Palermo|Palerme
3 IT 39.22 9.12 Cagliari
3 IT 41.12 16.87 Bari
3 CH 47.38 8.54 Zürich|Zurich
3 CH 46.95 7.45 Bern|Berne
3 DE 50.94 6.96 Cologne
3 DE 50.11 8.68 Frankfurt|Francfort
3 DE 48.78 9.18 Stuttgart
3 DE 51.34 12.37 Leipzig
3 AT 47.27 11.39 Innsbruck
3 SI 46.06 14.51 Ljubljana
3 HR 45.81 15.98 Zagreb
3 HR 43.51 16.44 Split
3 RS 44.79 20.45 Belgrade
3 BG 42.70 23.32 Sofia
3 GR 40.64 22.94 Thessaloniki|Thessalonique
3 CY 35.17 33.36 Nicosia|Nicosie
3 MT 35.90 14.51 Valletta|La Valette
3 LU 49.61 6.13 Luxembourg
3 BE 51.22 4.40 Antwerp|Anvers
3 GB 53.48 -2.24 Manchester
3 GB 52.49 -1.89 Birmingham
3 GB 51.45 -2.59 Bristol
3 GB 50.37 -4.14 Plymouth
3 GB 50.90 -1.40 Southampton
3 GB 51.48 -3.18 Cardiff
3 GB 54.98 -1.61 Newcastle
3 GB 55.86 -4.25 Glasgow
3 GB 54.60 -5.93 Belfast
3 IE 51.90 -8.47 Cork
3 NO 60.39 5.32 Bergen
3 NO 69.65 18.96 Tromsø
3 SE 57.71 11.97 Gothenburg|Göteborg
3 EE 59.44 24.75 Tallinn
3 LV 56.95 24.11 Riga
3 LT 54.69 25.28 Vilnius
3 BY 53.90 27.56 Minsk
3 PL 50.06 19.94 Kraków|Cracovie
3 PL 54.35 18.65 Gdańsk
3 UA 46.48 30.72 Odesa|Odessa
3 TR 39.93 32.86 Ankara
3 GE 41.72 44.83 Tbilisi|Tbilissi
3 MA 31.63 -8.00 Marrakesh|Marrakech
3 DZ 35.70 -0.63 Oran
3 CA 46.81 -71.21 Quebec|Québec
3 CA 45.42 -75.70 Ottawa
3 US 42.36 -71.06 Boston
3 US 39.95 -75.17 Philadelphia|Philadelphie
3 US 32.78 -96.80 Dallas
3 US 33.45 -112.07 Phoenix
3 US 29.95 -90.07 New Orleans|La Nouvelle-Orléans
3 US 44.98 -93.27 Minneapolis
3 US 40.76 -111.89 Salt Lake City
3 JP 33.59 130.40 Fukuoka
3 CN 34.34 108.94 Xi’an
3 CN 30.59 114.31 Wuhan
3 NZ -41.29 174.78 Wellington
3 NZ -43.53 172.64 Christchurch
3 GP 16.24 -61.53 Pointe-à-Pitre
3 MQ 14.61 -61.07 Fort-de-France`;

export const cities: readonly City[] = table.trim().split('\n').map(cityOf);

function cityOf(line: string): City {
  const [rank, country = '', lat, lon, ...words] = line.split(' ');
  const [name = '', nameFr = name] = words.join(' ').split('|');
  return { name, nameFr, country, lat: Number(lat), lon: Number(lon), rank: Number(rank) };
}
