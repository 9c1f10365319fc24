<?php
// PHP's own server asks this script about each request. Titles keep their %2F: MediaWiki routes by REQUEST_URI.

$code = getenv( 'CONTRACT_WIKI_CODE' );
$path = parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH );

if ( str_starts_with( $path, '/images/' ) ) {
	if ( is_file( $_SERVER['DOCUMENT_ROOT'] . rawurldecode( $path ) ) ) {
		return false;
	}
	http_response_code( 404 );
	return true;
}

$script = preg_match( '#^/w/(rest|api|load)\.php(?:/|$)#', $path, $match ) ? "$match[1].php" : 'index.php';
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = "/w/$script";
$_SERVER['SCRIPT_FILENAME'] = "$code/$script";
chdir( $code );
require "$code/$script";
return true;
