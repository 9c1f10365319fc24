<?php
// The whole configuration of a throw-away wiki on loopback. Where it keeps its data comes from the environment.

$folder = getenv( 'CONTRACT_WIKI' );

$wgSitename = 'Contract wiki';
$wgLanguageCode = 'en';
$wgLocaltimezone = 'UTC';

// Any port: the server is asked for a free one.
$wgServer = 'http://' . ( $_SERVER['HTTP_HOST'] ?? '127.0.0.1' );
$wgScriptPath = '/w';
$wgArticlePath = '/wiki/$1';

$wgDBtype = 'sqlite';
$wgDBname = 'wiki';
$wgSQLiteDataDir = "$folder/data";
$wgObjectCaches[CACHE_DB] = [
	'class' => SqlBagOStuff::class,
	'server' => [
		'type' => 'sqlite',
		'dbname' => 'wikicache',
		'tablePrefix' => '',
		'dbDirectory' => $wgSQLiteDataDir,
		'trxMode' => 'IMMEDIATE',
		'flags' => 0,
	],
];

// A page's render has a name of its own in its ETag; only a kept one keeps its name.
$wgParserCacheType = CACHE_DB;
$wgMainCacheType = CACHE_NONE;
$wgMessageCacheType = CACHE_NONE;
$wgSessionCacheType = CACHE_DB;
$wgLocalisationCacheConf['store'] = 'array';
$wgLocalisationCacheConf['storeDirectory'] = "$folder/cache";
// No request does another one's work.
$wgJobRunRate = 0;

$wgRightsUrl = 'https://creativecommons.org/licenses/by-sa/4.0/';
$wgRightsText = 'Creative Commons Attribution-Share Alike 4.0';

// Names in another language than the wiki's, and a namespace whose pages may begin with a small letter.
$wgExtraNamespaces = [ 3000 => 'Wörterbuch', 3001 => 'Wörterbuch_Diskussion' ];
$wgCapitalLinkOverrides = [ 3000 => false, 3001 => false ];
$wgNamespaceAliases = [
	'Medium' => NS_MEDIA,
	'Spezial' => NS_SPECIAL,
	'Datei' => NS_FILE,
	'Kategorie' => NS_CATEGORY,
];

$wgEnableUploads = true;
$wgUploadDirectory = "$folder/images";
$wgUploadPath = '/images';

// Known to everybody: nobody but the tests can reach this wiki, and it ends with them.
$wgSecretKey = str_repeat( 'contract', 8 );

// Prefixes that lead to Wikipedia in other languages, known without rows of a table.
$wgInterwikiScopes = 2;
$wgInterwikiCache = [ '__list:__global' => 'ar de fr pt', '__list:wiki' => '' ];
foreach ( [ 'ar', 'de', 'fr', 'pt' ] as $prefix ) {
	$wgInterwikiCache["__global:$prefix"] = "1 https://$prefix.wikipedia.org/wiki/\$1";
}

wfLoadSkin( 'Vector' );
wfLoadExtensions( [ 'PageImages', 'TextExtracts' ] );
// Else a page's picture is only taken from what stands above its first heading, and only from 400 pixels up.
$wgPageImagesLeadSectionOnly = false;
